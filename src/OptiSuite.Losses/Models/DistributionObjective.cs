namespace OptiSuite.Losses;

/// <summary>Predictions N×C against target distributions N×C.</summary>
internal sealed class DistributionObjective : SampleObjective
{
    private readonly DistributionLoss _sum;
    private readonly double[] _targets;

    public DistributionObjective(
        IModel model, DistributionLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<double> targets, WeightDecay weightDecay)
        : base(model, loss, features, weightDecay)
    {
        int rows = features.Length / model.FeatureCount;
        if (targets.Length != rows * model.OutputCount)
        {
            throw new ArgumentException(
                $"There are {targets.Length} target values for {rows} samples with {model.OutputCount} predictions each; give {rows * model.OutputCount}.");
        }

        // The targets are checked here once, so that evaluations need not. Predictions of 0 are right for every loss.
        var shape = new LogitShape(rows, model.OutputCount);
        _ = (loss with { Reduction = Reduction.Sum, CheckTarget = true }).Evaluate(new double[targets.Length], targets, shape);
        _sum = loss with { Reduction = Reduction.Sum, CheckTarget = false };
        _targets = targets.ToArray();
        Divisor = loss.Reduction switch
        {
            Reduction.Mean => loss.UnreducedLength(shape),
            Reduction.BatchMean => rows,
            _ => 1,
        };
    }

    private protected override double Divisor { get; }

    private protected override double EvaluateLoss(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> phi,
        ReadOnlySpan<int> terms,
        int rows,
        double scale,
        Span<double> predictionGradient,
        Span<double> phiGradient)
    {
        int c = Model.OutputCount;
        double value = 0;
        using var scratch = new ScratchSpace<double>(terms.Length * c);
        Span<double> gathered = scratch.Take(terms.Length * c);
        for (int k = 0; k < terms.Length; k++) _targets.AsSpan(terms[k] * c, c).CopyTo(gathered.Slice(k * c, c));
        _sum.EvaluateTo(
            predictions,
            terms.IsEmpty ? _targets : gathered,
            new LogitShape(rows, c),
            new Span<double>(ref value),
            new ReadOnlySpan<double>(in scale),
            predictionGradient);
        return scale * value;
    }
}
