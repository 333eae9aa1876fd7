namespace OptiSuite.Optimizers;

/// <summary>The places along one axis where the objective is known, in ascending order, and where it is worth knowing next.</summary>
internal sealed class LineSamples : ISavable
{
    /// <summary>The most places that are kept; an axis that needs more is left.</summary>
    public const int Capacity = 512;

    private readonly double[] _at = new double[Capacity];
    private readonly double[] _value = new double[Capacity];
    private int _count;
    private int _best;

    public int Count => _count;

    public bool IsFull => _count == Capacity;

    /// <summary>The place of the least value, the first of equals.</summary>
    public double BestAt => _at[_best];

    public double BestValue => _value[_best];

    public bool BestIsFirst => _best == 0;

    public bool BestIsLast => _best == _count - 1;

    /// <summary>The known places beside the best one; itself at an end.</summary>
    public (double Left, double Right) Bracket => (_at[Math.Max(0, _best - 1)], _at[Math.Min(_count - 1, _best + 1)]);

    /// <summary>The values beside the best one.</summary>
    public (double Left, double Right) BracketValues => (_value[Math.Max(0, _best - 1)], _value[Math.Min(_count - 1, _best + 1)]);

    /// <summary>Whether the values fall up to the best one and rise from there, equal neighbours allowed.</summary>
    public bool IsUnimodal
    {
        get
        {
            for (int i = 1; i < _count; i++)
            {
                if (i <= _best ? _value[i] > _value[i - 1] : _value[i] < _value[i - 1]) return false;
            }

            return true;
        }
    }

    public void Clear() => _count = _best = 0;

    public bool Contains(double at) => Array.BinarySearch(_at, 0, _count, at) >= 0;

    public void Add(double at, double value)
    {
        int i = Array.BinarySearch(_at, 0, _count, at);
        if (i < 0)
        {
            if (IsFull) return;
            i = ~i;
            Array.Copy(_at, i, _at, i + 1, _count - i);
            Array.Copy(_value, i, _value, i + 1, _count - i);
            if (_count++ > 0 && _best >= i) _best++;
            _at[i] = at;
        }

        _value[i] = value;
        if (value < _value[_best]) _best = i;
    }

    /// <summary>Subtracts the least value from all, so that it is 0.</summary>
    public void Rebase()
    {
        double least = _value[_best];
        for (int i = 0; i < _count; i++) _value[i] -= least;
        _value[_best] = 0;
    }

    /// <summary>STEP: the middle of the interval that is the easiest to get below the best value in, among those wider than a limit.</summary>
    /// <param name="narrowest">The limit.</param>
    /// <param name="at">The middle.</param>
    /// <returns>Whether there is such an interval.</returns>
    public bool TryEasiest(double narrowest, out double at)
    {
        (double least, double most) = (_value[_best], _value[_best]);
        for (int i = 0; i < _count; i++)
        {
            if (_value[i] > most && double.IsFinite(_value[i])) most = _value[i];
        }

        double epsilon = 1e-10 * (most - least);
        // A place without a value is as bad as the worst known, and a little more.
        double unknown = Root(most + (most - least), least, epsilon), easiest = double.PositiveInfinity, left = Root(_value[0], least, epsilon, unknown);
        at = 0;
        for (int i = 1; i < _count; i++)
        {
            double right = Root(_value[i], least, epsilon, unknown), h = _at[i] - _at[i - 1], middle = _at[i - 1] + (h / 2);
            double difficulty = (left + right) / h;
            left = right;
            if (!(h > narrowest) || difficulty >= easiest || middle <= _at[i - 1] || middle >= _at[i]) continue;
            (easiest, at) = (difficulty, middle);
        }

        return easiest < double.PositiveInfinity;
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("count", ref _count);
        state.Exchange("best", ref _best);
        state.Exchange("at", _at.AsSpan(0, _count));
        state.Exchange("value", _value.AsSpan(0, _count));
    }

    private static double Root(double value, double least, double epsilon, double unknown = double.PositiveInfinity) =>
        double.IsFinite(value) ? Math.Sqrt(value - least + epsilon) : unknown;
}
