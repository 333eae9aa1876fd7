using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>Curves along one variable of the calls that several losses share.</summary>
internal static class Curves
{
    public static Curve Residual(string label, ElementwiseLoss loss) => Elementwise(label, loss, 0);

    public static Curve Elementwise(string label, ElementwiseLoss loss, double target) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = loss.Evaluate([t], [target], gradient);
        derivative = gradient[0];
        return value;
    });

    /// <summary>The logit of the right class; two others are 0.</summary>
    public static Curve RightClass(string label, ClassIndexLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = loss.Evaluate([t, 0, 0], [0], new LogitShape(1, 3), gradient);
        derivative = gradient[0];
        return value;
    });

    /// <summary>The distance of the positive from the anchor; the negative is at 2.</summary>
    public static Curve Triplet(string label, TripletLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[2];
        double value = loss.Evaluate([0, 0], [t, 0], [0, 2], 2, default, gradient);
        derivative = gradient[0];
        return value;
    });

    /// <summary>The distance of two points.</summary>
    public static Curve Distance(string label, PairLoss loss, int target) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[2];
        double value = loss.Evaluate([0, 0], [t, 0], [target], 2, default, gradient);
        derivative = gradient[0];
        return value;
    });

    /// <summary>The angle between two vectors of length 1, in radians.</summary>
    public static Curve Angle(string label, PairLoss loss, int target) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[2];
        double value = loss.Evaluate([1, 0], [Math.Cos(t), Math.Sin(t)], [target], 2, default, gradient);
        derivative = AlongCircle(gradient, t);
        return value;
    });

    /// <summary>The derivative along the unit circle at the angle t.</summary>
    public static double AlongCircle(ReadOnlySpan<double> gradient, double t) => (gradient[1] * Math.Cos(t)) - (gradient[0] * Math.Sin(t));
}
