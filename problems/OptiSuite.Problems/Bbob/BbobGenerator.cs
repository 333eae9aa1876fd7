namespace OptiSuite.Problems.Bbob;

/// <summary>
/// The random numbers that make the instances. They are part of the definition of the suite, because published results refer to these very
/// instances: a linear congruential generator (Park and Miller 1988, multiplier 16807, modulus 2³¹ − 1) behind a Bays–Durham shuffle of 32.
/// </summary>
internal static class BbobGenerator
{
    private const long Multiplier = 16807, Modulus = 2147483647;
    private const int TableSize = 32, Discarded = 8;
    private const double Bin = 67108865; // the modulus over the size of the table

    // Zero has no logarithm; the definition puts this in its place.
    private const double InsteadOfZero = 1e-99;

    /// <summary>Numbers uniform in (0, 1].</summary>
    public static double[] Uniform(int count, long seed)
    {
        long state = Math.Max(1, Math.Abs(seed));
        long[] table = new long[TableSize];
        for (int i = TableSize + Discarded - 1; i >= 0; i--)
        {
            state = Next(state);
            if (i < TableSize) table[i] = state;
        }

        long drawn = table[0];
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            state = Next(state);
            int slot = (int)(drawn / Bin);
            drawn = table[slot];
            table[slot] = state;
            values[i] = drawn == 0 ? InsteadOfZero : drawn / (double)Modulus;
        }

        return values;
    }

    /// <summary>Standard normal numbers by Box and Muller, the radii from the first half of the uniform ones, the angles from the second.</summary>
    public static double[] Gaussian(int count, long seed)
    {
        double[] u = Uniform(2 * count, seed), values = new double[count];
        for (int i = 0; i < count; i++)
        {
            double g = Math.Sqrt(-2 * Math.Log(u[i])) * Math.Cos(2 * Math.PI * u[count + i]);
            values[i] = g == 0 ? InsteadOfZero : g;
        }

        return values;
    }

    /// <summary>A permutation of 0 … count − 1: the order that sorts as many uniform numbers.</summary>
    public static int[] Permutation(int count, long seed)
    {
        double[] keys = Uniform(count, seed);
        int[] order = [.. Enumerable.Range(0, count)];
        Array.Sort(keys, order);
        return order;
    }

    private static long Next(long state) => Multiplier * state % Modulus;
}
