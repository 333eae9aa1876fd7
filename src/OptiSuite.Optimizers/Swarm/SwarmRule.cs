namespace OptiSuite.Optimizers;

/// <summary>Moves all particles of a swarm once.</summary>
internal abstract class SwarmRule
{
    private readonly SwarmBoundHandling _bounds;
    private readonly double[] _limits;
    private readonly double[] _lower;
    private readonly double[] _upper;

    /// <summary>A rule.</summary>
    /// <param name="plan">The hyperparameters, none of them open.</param>
    /// <param name="swarm">The particles.</param>
    protected SwarmRule(SwarmPlan plan, Swarm swarm)
    {
        Plan = plan;
        Swarm = swarm;
        _bounds = plan.BoundHandling;
        SearchSpace space = swarm.Space;
        (_limits, _lower, _upper) = (new double[space.Dimension], space.Lower.ToArray(), space.Upper.ToArray());
        for (int j = 0; j < _limits.Length; j++)
        {
            _limits[j] = Math.Min(plan.VelocityLimit * space.Width[j], double.MaxValue);
            // Infinity lies outside, so that one comparison each finds whatever has to be brought back, NaN included.
            (_lower[j], _upper[j]) = (Math.Max(_lower[j], double.MinValue), Math.Min(_upper[j], double.MaxValue));
        }
    }

    protected SwarmPlan Plan { get; }

    protected Swarm Swarm { get; }

    /// <summary>Begins with a swarm that was drawn anew, perhaps of another size.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Moves all particles.</summary>
    /// <param name="inertia">w.</param>
    public abstract void Move(double inertia);

    /// <summary>Hears what the move brought, after the best places were brought up to date.</summary>
    /// <param name="improved">Which particles improved their best places.</param>
    /// <param name="improvedAll">Whether the best place of all is a new one.</param>
    public abstract void Hear(ReadOnlySpan<bool> improved, bool improvedAll);

    public abstract void Exchange(StateExchange state);

    /// <summary>Gives a variable of a particle its new velocity, within the limit, and moves it by that, within the bounds.</summary>
    /// <param name="j">The variable.</param>
    /// <param name="velocity">The velocity that the rule wants.</param>
    /// <param name="x">The variable's value.</param>
    /// <param name="v">Its velocity.</param>
    /// <param name="home">The variable at the particle's best place.</param>
    protected void Step(int j, double velocity, ref double x, ref double v, double home)
    {
        double limit = _limits[j];
        v = velocity > limit ? limit : velocity < -limit ? -limit : velocity;
        x += v;
        if (!(x >= _lower[j] && x <= _upper[j])) SwarmBoundary.Return(_bounds, Swarm.Space, Swarm.Random, j, ref x, ref v, home);
    }
}
