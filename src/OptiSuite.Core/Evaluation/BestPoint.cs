namespace OptiSuite;

/// <summary>The best point seen so far, feasibility first. Objective and constraint values of one point may come in separate calls.</summary>
internal sealed class BestPoint(int dimension, bool constrained, double tolerance) : ISavable
{
    private readonly double[] _x = new double[dimension];
    private readonly double[] _pending = new double[dimension];
    private double _pendingObjective = double.NaN;
    private double _pendingViolation = double.NaN;

    public bool Exists { get; private set; }

    public ReadOnlySpan<double> X => _x;

    public double Objective { get; private set; } = double.NaN;

    public double Violation { get; private set; } = double.NaN;

    public bool IsFeasible => Exists && Violation <= tolerance;

    /// <summary>How many complete points were offered, better or not.</summary>
    public long Offers { get; private set; }

    /// <summary>Whether a point with these values would become the best.</summary>
    public bool WouldImprove(double objective, double violation) =>
        double.IsFinite(objective) && !double.IsNaN(violation)
        && (!Exists || FeasibilityFirst.IsBetter(objective, violation, Objective, Violation, tolerance));

    /// <summary>Takes the objective of a point; true where the point is now complete and better.</summary>
    public bool OfferObjective(ReadOnlySpan<double> x, double objective)
    {
        if (!constrained) return Offer(x, objective, 0);
        Await(x);
        _pendingObjective = objective;
        return OfferPending();
    }

    /// <summary>Takes the violation of a point; true where the point is now complete and better.</summary>
    public bool OfferViolation(ReadOnlySpan<double> x, double violation)
    {
        Await(x);
        _pendingViolation = violation;
        return OfferPending();
    }

    /// <summary>Takes a whole point; true where it is better than the best so far.</summary>
    public bool Offer(ReadOnlySpan<double> x, double objective, double violation)
    {
        Offers++;
        // A point without a finite objective is no answer, however feasible.
        if (!WouldImprove(objective, violation)) return false;
        Exists = true;
        x.CopyTo(_x);
        Objective = objective;
        Violation = violation;
        return true;
    }

    public void Exchange(StateExchange state)
    {
        (bool exists, double objective, double violation, long offers) = (Exists, Objective, Violation, Offers);
        state.Exchange("exists", ref exists);
        state.Exchange("x", _x.AsSpan());
        state.Exchange("objective", ref objective);
        state.Exchange("violation", ref violation);
        state.Exchange("offers", ref offers);
        (Exists, Objective, Violation, Offers) = (exists, objective, violation, offers);
    }

    private void Await(ReadOnlySpan<double> x)
    {
        if (x.SequenceEqual(_pending)) return;
        x.CopyTo(_pending);
        _pendingObjective = double.NaN;
        _pendingViolation = double.NaN;
    }

    private bool OfferPending() =>
        !double.IsNaN(_pendingObjective) && !double.IsNaN(_pendingViolation) && Offer(_pending, _pendingObjective, _pendingViolation);
}
