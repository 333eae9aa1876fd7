using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// The step along d where the merit function is f itself: a point with sufficient decrease whose slope is not as steep as the first one
/// (the weak Wolfe conditions; Nocedal and Wright 2006, algorithms 3.5 and 3.6), so that the update of B needs no damping. The step may
/// be longer than d, up to the nearest bound or linear row.
/// </summary>
internal sealed class WolfeSearch
{
    // The customary value of quasi-Newton methods (Nocedal and Wright 2006, 3.1).
    private const double Curvature = 0.9;
    private const double LargestExpansion = 10;
    // Once a good step and a bad longer one are known, sharpening the good one is worth a few trials only.
    private const int MaxRefinements = 3;
    private const double SmallestStep = 1e-16;

    private readonly Sqp _settings;
    private readonly Evaluator _evaluator;
    private readonly QpSubproblem _subproblem;
    private SqpPoint _best;

    public WolfeSearch(Sqp settings, Evaluator evaluator, QpSubproblem subproblem)
    {
        (_settings, _evaluator, _subproblem) = (settings, evaluator, subproblem);
        _best = new SqpPoint(evaluator.Problem.Dimension, evaluator.ConstraintCount);
    }

    /// <summary>α of the last search.</summary>
    public double Alpha { get; private set; }

    /// <summary>Searches along the subproblem's d from a feasible point; true leaves the new point, derivatives included, in <paramref name="to"/>.</summary>
    public bool TrySearch(SqpPoint from, ref SqpPoint to, double noise)
    {
        ReadOnlySpan<double> d = _subproblem.D;
        double slope0 = TensorPrimitives.Dot<double>(from.G, d), length = TensorPrimitives.Norm(d), size = 1 + TensorPrimitives.Norm<double>(from.X);
        if (!(slope0 < 0)) return false;
        double longest = Math.Min(_settings.StepLimit * size / length, _subproblem.LongestStep(from, d));
        // The best step so far with its value and slope, and a longer one that is worse, where one is known.
        double lo = 0, fLo = from.F, slopeLo = slope0, hi = double.PositiveInfinity, fHi = double.NaN;
        double alpha = Math.Min(1, longest);
        int refinements = 0;
        for (int k = 0; k < _settings.MaxSearchSteps && refinements <= MaxRefinements; k++)
        {
            _subproblem.Move(from, d, alpha, to.X);
            if (to.X.AsSpan().SequenceEqual(from.X)) break;
            to.EvaluateValues(_evaluator);
            bool isBetter = to.F <= from.F + (_settings.SufficientDecrease * alpha * slope0) + noise && (lo == 0 || to.F < fLo)
                && to.TryEvaluateDerivatives(_evaluator);
            if (isBetter)
            {
                double slope = TensorPrimitives.Dot<double>(to.G, d);
                Alpha = alpha;
                if (slope >= Curvature * slope0 || alpha >= longest) return true;
                double next = alpha + Beyond(alpha - lo, slopeLo, slope);
                (lo, fLo, slopeLo) = (alpha, to.F, slope);
                (_best, to) = (to, _best);
                alpha = double.IsPositiveInfinity(hi) ? Math.Min(longest, next) : lo + Inside(hi - lo, fLo, slopeLo, fHi);
            }
            else
            {
                (hi, fHi) = (alpha, to.F);
                alpha = lo + Inside(hi - lo, fLo, slopeLo, fHi);
            }

            if (lo > 0 && double.IsFinite(hi)) refinements++;
            if (alpha * length <= SmallestStep * size) break;
        }

        if (lo == 0) return false;
        (_best, to) = (to, _best);
        return true;
    }

    /// <summary>The minimum of the parabola through f and f′ at one end and f at the other, kept off the ends.</summary>
    private static double Inside(double width, double f, double slope, double fEnd)
    {
        if (!double.IsFinite(fEnd)) return 0.2 * width;
        double t = -0.5 * slope * width / (fEnd - f - (slope * width));
        return Math.Clamp(double.IsFinite(t) ? t : 0.5, 0.1, 0.9) * width;
    }

    /// <summary>How much further the secant of the slopes has its zero: between once and ten times as far as the last step.</summary>
    private static double Beyond(double width, double slope0, double slope1)
    {
        double secant = (slope1 - slope0) / width, t = secant > 0 ? -slope1 / secant : double.PositiveInfinity;
        return Math.Clamp(t, width, LargestExpansion * width);
    }
}
