namespace OptiSuite.Losses.Tests.Sequence;

public sealed class CtcLossTests
{
    [Fact]
    public void Evaluate_ShortSequences_SumsOverAllAlignments()
    {
        var random = new RandomStream(51);
        for (int trial = 0; trial < 200; trial++)
        {
            int steps = 1 + random.NextInt(5), classes = 2 + random.NextInt(2), blank = random.NextInt(classes);
            int[] target = [.. Enumerable.Range(0, random.NextInt(4)).Select(_ => (blank + 1 + random.NextInt(classes - 1)) % classes)];
            double[] logits = [.. Enumerable.Range(0, steps * classes).Select(_ => random.NextGaussian())];
            double expected = -Math.Log(TotalProbability(logits, target, steps, classes, blank));
            double actual = new CtcLoss { Blank = blank, Reduction = Reduction.Sum }
                .Evaluate(logits, target, [steps], [target.Length], new SequenceShape(steps, 1, classes, target.Length));
            if (double.IsFinite(expected)) actual.ShouldBe(expected, 1e-12);
            else actual.ShouldBe(double.PositiveInfinity);
        }
    }

    [Fact]
    public void Evaluate_OneLikelyAlignmentFarBelowTheBest_IsNotLost()
    {
        // The only alignment has the logarithm −3·1500: far below what probabilities in double precision can hold.
        double[] logits = [1500, 0, 0, 1500, 0, 0, 1500, 0, 0], gradient = new double[9];
        new CtcLoss { Reduction = Reduction.Sum }.Evaluate(logits, [1, 2, 1], [3], [3], new SequenceShape(3, 1, 3, 3), gradient).ShouldBe(4500);
        gradient.ShouldBe([1, -1, 0, 1, 0, -1, 1, -1, 0]);
    }

    [Fact]
    public void Evaluate_ManySteps_StaysFiniteAndItsGradientSumsToZero()
    {
        const int T = 1500, S = 100, C = 20;
        var random = new RandomStream(52);
        double[] logits = [.. Enumerable.Range(0, T * C).Select(_ => 3 * random.NextGaussian())], gradient = new double[T * C];
        int[] target = [.. Enumerable.Range(0, S).Select(_ => 1 + random.NextInt(C - 1))];
        double value = new CtcLoss().Evaluate(logits, target, [T], [S], new SequenceShape(T, 1, C, S), gradient);
        value.ShouldBeInRange(1, 1e4);
        for (int t = 0; t < T; t++) gradient.AsSpan(t * C, C).ToArray().Sum().ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Evaluate_EmptyTargetsAndInputs_FollowTheDefinition()
    {
        var loss = new CtcLoss { Reduction = Reduction.None };
        double[] output = new double[3], gradient = [.. Enumerable.Repeat(9.0, 12)];
        // No steps and no labels: certain. No steps and a label: impossible. One step and no label: the blank.
        loss.EvaluateTo(new double[12], [1, 1, 1], [0, 0, 1], [0, 1, 0], new SequenceShape(2, 3, 2, 1), output, default, gradient);
        output.ShouldBe([0, double.PositiveInfinity, Math.Log(2)]);
        gradient.ShouldBe([0, 0, 0, 0, -0.5, 0.5, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Evaluate_MaskedOrNaNLogits_GiveInfinityOrNaN()
    {
        var shape = new SequenceShape(2, 1, 3, 1);
        double[] gradient = new double[6];
        const double Masked = double.NegativeInfinity;
        new CtcLoss().Evaluate([0, Masked, 0, 0, Masked, 0], [1], [2], [1], shape, gradient).ShouldBe(double.PositiveInfinity);
        gradient.ShouldAllBe(g => double.IsNaN(g));
        new CtcLoss { ZeroInfinity = true }.Evaluate([0, Masked, 0, 0, Masked, 0], [1], [2], [1], shape, gradient).ShouldBe(0);
        gradient.ShouldAllBe(g => g == 0);
        new CtcLoss().Evaluate([0, 0, Masked, 0, 0, Masked], [1], [2], [1], shape, gradient).ShouldBe(-Math.Log(0.75), 1e-15);
        gradient.ShouldAllBe(g => double.IsFinite(g));
        foreach (bool zero in new[] { false, true })
        {
            new CtcLoss { ZeroInfinity = zero }.Evaluate([0, double.NaN, 0, 0, 0, 0], [1], [2], [1], shape, gradient).ShouldBe(double.NaN);
        }
    }

    private static double TotalProbability(double[] logits, int[] target, int steps, int classes, int blank)
    {
        double total = 0;
        for (int code = 0; code < Math.Pow(classes, steps); code++)
        {
            double p = 1;
            int previous = -1;
            List<int> collapsed = [];
            for (int t = 0, rest = code; t < steps; t++, rest /= classes)
            {
                int c = rest % classes;
                p *= Math.Exp(logits[(t * classes) + c]) / Enumerable.Range(0, classes).Sum(k => Math.Exp(logits[(t * classes) + k]));
                if (c != previous && c != blank) collapsed.Add(c);
                previous = c;
            }

            if (collapsed.SequenceEqual(target)) total += p;
        }

        return total;
    }
}
