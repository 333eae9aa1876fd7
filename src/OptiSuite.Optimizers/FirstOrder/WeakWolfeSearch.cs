using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A step that satisfies the weak Wolfe conditions, by doubling and bisection (Lewis and Overton 2013, algorithm 2.6).</summary>
internal sealed class WeakWolfeSearch(Bfgs method, Evaluator evaluator, int n)
{
    private double[] _x = new double[n], _g = new double[n];

    /// <summary>The point that was found.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>The gradient there.</summary>
    public ReadOnlySpan<double> Gradient => _g;

    /// <summary>How many steps the last search tried.</summary>
    public int Trials { get; private set; }

    /// <summary>Hands out the arrays of the point found, and takes others for the next search.</summary>
    public (double[] X, double[] Gradient) Exchange(double[] x, double[] g)
    {
        (double[], double[]) found = (_x, _g);
        (_x, _g) = (x, g);
        return found;
    }

    public bool Run(ReadOnlySpan<double> x, double f, ReadOnlySpan<double> g, ReadOnlySpan<double> p, out double t, out double value)
    {
        double slope = TensorPrimitives.Dot(g, p), shortest = 0, longest = double.PositiveInfinity;
        (t, value, Trials) = (1, double.NaN, 0);
        if (!(slope < 0)) return false;
        while (Trials < method.MaxTrials)
        {
            Trials++;
            TensorPrimitives.MultiplyAdd(p, t, x, _x);
            if (_x.AsSpan().SequenceEqual(x)) return false;
            value = evaluator.Objective(_x, _g);
            if (!(value < f + (method.SufficientDecrease * t * slope))) longest = t;
            else if (TensorPrimitives.Dot<double>(_g, p) <= method.Curvature * slope) shortest = t;
            else return true;
            t = double.IsPositiveInfinity(longest) ? 2 * t : 0.5 * (shortest + longest);
        }

        return false;
    }
}
