namespace OptiSuite.Compat;

/// <summary>
/// Remembers what a user's function returned at the point it was last called at. One call gives f and ∇f, or c and its gradients, and the
/// evaluator asks for them one after the other.
/// </summary>
internal sealed class LastPoint<T>(Func<double[], T> function)
{
    private readonly Lock _lock = new();
    private double[]? _x;
    private T? _value;

    public T At(ReadOnlySpan<double> x)
    {
        lock (_lock)
        {
            if (_x is not null && x.SequenceEqual(_x)) return _value!;
        }

        // Outside the lock: finite differences may call from several threads. The function gets a copy that is its own.
        T value = function(x.ToArray());
        lock (_lock)
        {
            (_x, _value) = (x.ToArray(), value);
        }

        return value;
    }
}
