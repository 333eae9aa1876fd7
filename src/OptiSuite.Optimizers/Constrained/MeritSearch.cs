using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The step along d: the full one if the merit function falls enough, else the one corrected for the constraints' curvature, else
/// ever shorter ones (quadratic interpolation, Nocedal and Wright 2006, 3.5). A value or derivative that is not finite is no decrease.
/// </summary>
internal sealed class MeritSearch(Sqp settings, Evaluator evaluator, L1Merit merit, QpSubproblem subproblem)
{
    // A change of φ below this part of its terms is rounding.
    private const double Rounding = 10 * 2.2e-16;
    private const int MaxNoisySteps = 5;
    private const int MaxNonMonotoneSteps = 4;
    // Shorter steps, relative to 1 + ‖x‖, only test rounding.
    private const double SmallestStep = 1e-13;
    private readonly double[] _corrected = new double[evaluator.Problem.Dimension];
    private readonly bool _isCurved = (evaluator.Problem.ConstraintKinds & ConstraintKinds.Nonlinear) != ConstraintKinds.None;
    private int _noisySteps;
    private readonly WolfeSearch _wolfe = new(settings, evaluator, subproblem);

    /// <summary>α of the last search; 1 after a correction.</summary>
    public double Alpha { get; private set; }

    /// <summary>Whether the decrease that the last search was to find is no more than the rounding of f.</summary>
    public bool IsAtRounding { get; private set; }

    /// <summary>Searches along the subproblem's d; true leaves the new point, derivatives included, in <paramref name="to"/>.</summary>
    public bool TrySearch(SqpPoint from, ref SqpPoint to, bool mayCorrect)
    {
        ReadOnlySpan<double> d = subproblem.D;
        double phi0 = merit.Value(from, evaluator), noise = Rounding * Math.Max(1e-300, merit.Magnitude(from, evaluator));
        double slope = merit.Slope(from, d, evaluator);
        IsAtRounding = Math.Abs(slope) <= 100 * Rounding * Math.Max(1, Math.Abs(from.F));
        if (slope > noise || double.IsNaN(slope)) return false;

        if (!_isCurved && from.Violation <= 1e-9 * (1 + VectorKernels.MaxAbs(from.X)))
        {
            bool ok = _wolfe.TrySearch(from, ref to, noise);
            Alpha = _wolfe.Alpha;
            return ok;
        }

        merit.Remember(from, evaluator);
        if (TryBacktrack(from, to, new Target(phi0, phi0, slope, noise), settings.MaxSearchSteps, mayCorrect)) return true;
        // Non-monotone, as NLPQLP after a failure (Dai and Schittkowski, Pacific J. Optim. 4, 2008): no worse than the worst of the last few points.
        double reference = merit.Reference();
        return reference > phi0 + noise && !IsAtRounding
            && TryBacktrack(from, to, new Target(phi0, reference, slope, noise), MaxNonMonotoneSteps, mayCorrect: false);
    }

    /// <summary>Ever shorter steps until φ falls below the reference by a part of what the slope promises.</summary>
    private bool TryBacktrack(SqpPoint from, SqpPoint to, in Target target, int maxSteps, bool mayCorrect)
    {
        ReadOnlySpan<double> d = subproblem.D;
        double length = TensorPrimitives.Norm(d), size = 1 + TensorPrimitives.Norm<double>(from.X);
        double alpha = Math.Min(1, settings.StepLimit * size / length);
        for (int k = 0; k < maxSteps; k++)
        {
            subproblem.Move(from, d, alpha, to.X);
            if (to.X.AsSpan().SequenceEqual(from.X)) return false;
            to.EvaluateValues(evaluator);
            double phi = merit.Value(to, evaluator);
            Alpha = alpha;
            if (IsAccepted(phi, target.Limit(settings.SufficientDecrease * alpha), target.Noise, to)) return true;
            if (k == 0 && alpha == 1 && mayCorrect && _isCurved && settings.SecondOrderCorrection && to.IsFinite
                && subproblem.TryCorrect(from, to.C, _corrected))
            {
                subproblem.Move(from, _corrected, 1, to.X);
                to.EvaluateValues(evaluator);
                if (IsAccepted(merit.Value(to, evaluator), target.Limit(settings.SufficientDecrease), target.Noise, to)) return true;
            }

            alpha *= Shorten(phi, target.Start, alpha * target.Slope);
            if (alpha * length <= SmallestStep * size) return false;
        }

        return false;
    }

    private bool IsAccepted(double phi, double limit, double noise, SqpPoint to)
    {
        if (!(phi <= limit + noise)) return false;
        // Steps that pass by the allowance for rounding alone must not go on for ever.
        if (phi > limit && ++_noisySteps > MaxNoisySteps) return false;
        if (!to.TryEvaluateDerivatives(evaluator)) return false;
        if (phi <= limit) _noisySteps = 0;
        return true;
    }

    /// <summary>The factor that leads to the minimum of the parabola through φ(0), φ′(0) and φ(α), kept in [0.1, 0.5].</summary>
    private static double Shorten(double phi, double phi0, double rise)
    {
        if (!double.IsFinite(phi)) return 0.2;
        return Math.Clamp(-0.5 * rise / (phi - phi0 - rise), 0.1, 0.5);
    }

    /// <summary>What a step has to reach: φ at the start of the step, the φ it is compared with, the slope, and the rounding of φ.</summary>
    private readonly record struct Target(double Start, double Reference, double Slope, double Noise)
    {
        public double Limit(double part) => Reference + (part * Slope);
    }
}
