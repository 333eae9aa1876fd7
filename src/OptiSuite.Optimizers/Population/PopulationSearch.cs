namespace OptiSuite.Optimizers;

/// <summary>What every population search shares: the order of Ask and Tell, the candidates with their values, the incumbent.</summary>
internal abstract class PopulationSearch : IAskTell
{
    private readonly double[] _x;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private bool _asked;

    protected PopulationSearch(SearchSpace space, RandomStream random, int size, double tolerance)
    {
        Space = space;
        Random = random;
        Tolerance = tolerance;
        Candidates = new double[size * space.Dimension];
        CandidateObjectives = new double[size];
        CandidateViolations = new double[size];
        _x = new double[space.Dimension];
        space.Project(_x);
    }

    public int Dimension => Space.Dimension;

    public int CandidateCount => CandidateObjectives.Length;

    public ReadOnlySpan<double> X => _x;

    public double Objective { get; private set; } = double.PositiveInfinity;

    public double ConstraintViolation { get; private set; } = double.PositiveInfinity;

    public ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("diversity", PopulationStatistics.Diversity(Population, Space));
            _diagnostics[1] = new Diagnostic("mean objective", PopulationStatistics.MeanOfFinite(PopulationObjectives));
            return _diagnostics;
        }
    }

    protected SearchSpace Space { get; }

    protected RandomStream Random { get; }

    protected double Tolerance { get; }

    protected double[] Candidates { get; }

    protected double[] CandidateObjectives { get; }

    protected double[] CandidateViolations { get; }

    /// <summary>The points whose spread tells how far the search has contracted.</summary>
    protected abstract ReadOnlySpan<double> Population { get; }

    protected abstract ReadOnlySpan<double> PopulationObjectives { get; }

    public ReadOnlyMemory<double> Ask()
    {
        if (_asked) throw new InvalidOperationException("The candidates of the last Ask have no values yet; Tell them before asking again.");
        Propose();
        _asked = true;
        return Candidates;
    }

    public void Tell(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations)
    {
        if (!_asked) throw new InvalidOperationException("There are no candidates to tell values of; Ask first.");
        RequireCount(objectives.Length, nameof(objectives));
        RequireCount(violations.Length, nameof(violations));
        _asked = false;
        for (int i = 0; i < CandidateCount; i++)
        {
            (double f, double violation) = (objectives[i], violations[i]);
            (CandidateObjectives[i], CandidateViolations[i]) = (f, violation);
            if (!IsBetter(f, violation, Objective, ConstraintViolation)) continue;
            (Objective, ConstraintViolation) = (f, violation);
            Candidate(i).CopyTo(_x);
        }

        Learn();
    }

    /// <summary>Fills in the candidates.</summary>
    protected abstract void Propose();

    /// <summary>Takes in the candidates' values.</summary>
    protected abstract void Learn();

    protected Span<double> Candidate(int i) => Candidates.AsSpan(i * Dimension, Dimension);

    protected bool IsBetter(double objective, double violation, double otherObjective, double otherViolation) =>
        FeasibilityFirst.IsBetter(objective, violation, otherObjective, otherViolation, Tolerance);

    /// <summary>Draws all candidates from the sampling region; the problem's start, where it names one, is the first.</summary>
    protected void DrawCandidates(bool withStart)
    {
        for (int i = 0; i < CandidateCount; i++) Space.Draw(Random, Candidate(i));
        if (withStart) Space.Start.CopyTo(Candidate(0));
    }

    private void RequireCount(int length, string name)
    {
        if (length != CandidateCount)
        {
            throw new ArgumentException($"{length} {name} were told for {CandidateCount} candidates; give one for each, in their order.", name);
        }
    }
}
