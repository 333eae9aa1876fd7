namespace OptiSuite;

/// <summary>
/// A quasi-random sequence in the unit cube: the Halton sequence with an independent random permutation of every digit, so that points spread
/// more evenly than random ones, in any dimension, and every single point is uniform.
/// </summary>
/// <remarks>
/// J. H. Halton, Numerische Mathematik 2 (1960); the randomization from A. B. Owen, A randomized Halton algorithm in R, arXiv:1706.02808 (2017).
/// Variable j uses the j-th prime p as base. The digits that no index below the capacity reaches are zeros; their permuted values make up one uniform
/// number in [0, p⁻ᴷ) after the K digits that are reached, which is drawn as such.
/// </remarks>
public sealed class ScrambledHalton
{
    private readonly int _capacity;
    private readonly int[] _bases;
    private readonly int[][] _permutations;
    private readonly double[] _tails;
    private int _index;

    /// <summary>A sequence of so many points.</summary>
    /// <param name="dimension">n, at least 1.</param>
    /// <param name="capacity">The most points that will be asked for, at least 1. Another capacity gives another sequence.</param>
    /// <param name="random">The source of the permutations; its position does not matter, its seed does.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the capacity is below 1.</exception>
    public ScrambledHalton(int dimension, int capacity, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentNullException.ThrowIfNull(random);
        _capacity = capacity;
        _bases = Primes(dimension);
        _permutations = new int[dimension][];
        _tails = new double[dimension];
        for (int j = 0; j < dimension; j++)
        {
            int p = _bases[j], digits = 1;
            for (int rest = (capacity - 1) / p; rest > 0; rest /= p) digits++;
            RandomStream stream = random.Split((ulong)j);
            int[] permutations = _permutations[j] = new int[digits * p];
            for (int k = 0; k < digits; k++)
            {
                Span<int> permutation = permutations.AsSpan(k * p, p);
                for (int digit = 0; digit < p; digit++) permutation[digit] = digit;
                stream.Shuffle(permutation);
            }

            _tails[j] = stream.NextDouble();
        }
    }

    /// <summary>The number of variables n.</summary>
    public int Dimension => _bases.Length;

    /// <summary>Writes the next point.</summary>
    /// <param name="point">Receives the point, n values in [0, 1).</param>
    /// <exception cref="InvalidOperationException">All points of the capacity have been given.</exception>
    public void Next(Span<double> point)
    {
        if (_index >= _capacity)
        {
            throw new InvalidOperationException($"All {_capacity} points of the sequence have been given; make one with a larger capacity.");
        }

        for (int j = 0; j < _bases.Length; j++)
        {
            int p = _bases[j];
            int[] permutations = _permutations[j];
            double value = 0, unit = 1;
            int rest = _index;
            for (int from = 0; from < permutations.Length; from += p)
            {
                unit /= p;
                value += unit * permutations[from + (rest % p)];
                rest /= p;
            }

            // Rounding must not make it 1.
            point[j] = Math.Min(value + (unit * _tails[j]), double.BitDecrement(1));
        }

        _index++;
    }

    private static int[] Primes(int count)
    {
        var primes = new int[count];
        int found = 0;
        for (int candidate = 2; found < count; candidate++)
        {
            bool isPrime = true;
            for (int i = 0; i < found && isPrime && primes[i] * primes[i] <= candidate; i++) isPrime = candidate % primes[i] != 0;
            if (isPrime) primes[found++] = candidate;
        }

        return primes;
    }
}
