namespace OptiSuite.Optimizers;

/// <summary>What a search by quadratic models does when its trust region has contracted.</summary>
public enum ModelRestarts
{
    /// <summary>Nothing: the run ends.</summary>
    None,

    /// <summary>It begins again, around its best point as long as that gains, then at new points of the sampling region, until the run's limits.</summary>
    Global,
}
