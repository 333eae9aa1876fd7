namespace OptiSuite.Optimizers;

/// <summary>Brings a variable of a particle back inside its bounds.</summary>
internal static class SwarmBoundary
{
    /// <summary>Applies a policy to a variable outside its bounds, or beyond all numbers. Afterwards it is inside, and both are finite.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="space">The bounds.</param>
    /// <param name="random">For policies that draw.</param>
    /// <param name="j">Which variable.</param>
    /// <param name="x">Its value.</param>
    /// <param name="v">Its velocity, which has been added already.</param>
    /// <param name="home">The variable at the particle's best place, inside; there goes one that has left the range of numbers.</param>
    public static void Return(SwarmBoundHandling policy, SearchSpace space, RandomStream random, int j, ref double x, ref double v, double home)
    {
        double lower = space.Lower[j], upper = space.Upper[j];
        if (!double.IsFinite(x) || !double.IsFinite(v))
        {
            (x, v) = (home, 0);
            return;
        }

        double bound = x < lower ? lower : upper;
        if (policy == SwarmBoundHandling.Wrap && !double.IsFinite(upper - lower)) policy = SwarmBoundHandling.Reflect;
        switch (policy)
        {
            case SwarmBoundHandling.Absorb:
                (x, v) = (bound, 0);
                break;
            case SwarmBoundHandling.Reflect:
                (x, v) = (bound + (bound - x), -v);
                break;
            case SwarmBoundHandling.Damp:
                (x, v) = (bound, -0.5 * v);
                break;
            case SwarmBoundHandling.Wrap:
                double width = upper - lower, turns = (x - lower) / width;
                x = lower + (width * (turns - Math.Floor(turns)));
                break;
            default:
                (x, v) = (bound + (random.NextDouble() * (home - bound)), 0);
                break;
        }

        // A reflection over a narrow box may overshoot the other side, and a sum may round beyond the end.
        x = Math.Clamp(x, lower, upper);
    }
}
