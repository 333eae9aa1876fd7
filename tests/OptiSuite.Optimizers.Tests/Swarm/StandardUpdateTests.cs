namespace OptiSuite.Optimizers.Tests.Swarms;

/// <summary>SPSO-2011 against its definition, by what a search asks.</summary>
public sealed class StandardUpdateTests
{
    private const double W = 0.5, C = 1.2;

    [Fact]
    public void Ask_ParticleThatLeads_GoesIntoTheBallAroundTheMiddleOfItselfAndBeyondItsBest()
    {
        // G = x + c (p − x)/2; x' in the ball around G through x.
        double[] middle = new double[3];
        var radii = new List<double>();
        for (ulong seed = 1; seed <= 4000; seed++)
        {
            IAskTell search = Begin(1, SwarmShape.Hypersphere, 3, seed);
            double[] first = Next(search, 0), second = Next(search, 1), third = search.Ask().ToArray();
            Look(first, second, third, (x, p, _) => x + (C * (p - x) / 2), first, middle, radii);
        }

        ShouldBeUniformInRadius(radii);
        foreach (double mean in middle) (mean / radii.Count).ShouldBe(0, 0.03);
    }

    [Fact]
    public void Ask_ParticleWithAnInformant_GoesIntoTheBallAroundTheCentreOfGravity()
    {
        // G = (x + p' + l')/3 with p' = x + c (p − x), l' = x + c (l − x).
        double[] middle = new double[3];
        var radii = new List<double>();
        for (ulong seed = 1; seed <= 4000; seed++)
        {
            IAskTell search = Begin(2, SwarmShape.Hypersphere, 3, seed);
            double[] first = Next(search, 5, 0), second = Next(search, 6, 6), third = search.Ask().ToArray();
            Look(first[..3], second[..3], third[..3], (x, p, l) => ((3 * x) + (C * (p - x)) + (C * (l - x))) / 3, first[3..], middle, radii);
        }

        ShouldBeUniformInRadius(radii);
        foreach (double mean in middle) (mean / radii.Count).ShouldBe(0, 0.03);
    }

    [Fact]
    public void Ask_Directions_AreUniform()
    {
        // The squares of the entries of a uniform direction in n variables have mean 1/n, and entries do not go together.
        double[] moments = new double[9];
        const int count = 6000;
        for (ulong seed = 1; seed <= count; seed++)
        {
            IAskTell search = Begin(1, SwarmShape.Hypersphere, 3, seed);
            double[] first = Next(search, 0), second = Next(search, 1), third = search.Ask().ToArray();
            double[] d = Deviation(first, second, third, (x, p, _) => x + (C * (p - x) / 2), first);
            double length = Norm(d);
            for (int j = 0; j < 3; j++)
            {
                for (int k = 0; k < 3; k++) moments[(3 * j) + k] += d[j] * d[k] / (length * length * count);
            }
        }

        for (int j = 0; j < 3; j++)
        {
            for (int k = 0; k < 3; k++) moments[(3 * j) + k].ShouldBe(j == k ? 1.0 / 3 : 0, 0.02);
        }
    }

    [Theory]
    [InlineData(SwarmShape.Hypersphere)]
    [InlineData(SwarmShape.Hyperellipsoid)]
    public void Ask_VariablesInOtherUnits_GiveTheSamePath(SwarmShape shape)
    {
        // Powers of 2, so that not a bit is lost.
        double[] units = [1, 1024, 1.0 / 4096, 8];
        Problem plain = Region([1, 1, 1, 1]), scaled = Region(units);
        var swarm = new ParticleSwarm { Shape = shape };
        IAskTell one = swarm.Begin(plain), other = swarm.Begin(scaled);
        for (int move = 0; move < 60; move++)
        {
            double[] a = one.Ask().ToArray(), b = other.Ask().ToArray();
            for (int i = 0; i < a.Length; i++) b[i].ShouldBe(a[i] * units[i % 4]);
            double[] values = [.. Enumerable.Range(0, a.Length / 4).Select(i => PopulationValue(a.AsSpan(4 * i, 4)))];
            one.Tell(values, new double[values.Length]);
            other.Tell(values, new double[values.Length]);
        }
    }

    [Fact]
    public void Minimize_CoupledAndBadlyScaledEllipsoid_NeedsTheEllipsoid()
    {
        Solved(SwarmShape.Hyperellipsoid).ShouldBe(5);
        Solved(SwarmShape.Hypersphere).ShouldBe(0);
    }

    private static int Solved(SwarmShape shape)
    {
        // Condition 1e6 along the axes of a reflection, which couples all variables.
        const int n = 8;
        double[] axis = [.. Enumerable.Range(0, n).Select(j => (j + 1) / Math.Sqrt(204))];
        var problem = new Problem(
            Objective.From(x =>
            {
                double along = 0, sum = 0;
                for (int j = 0; j < n; j++) along += axis[j] * (x[j] - 1);
                for (int j = 0; j < n; j++)
                {
                    double y = x[j] - 1 - (2 * along * axis[j]);
                    sum += Math.Pow(1e6, j / (n - 1.0)) * y * y;
                }

                return sum;
            }),
            n)
        { SearchRegion = Bounds.Uniform(n, -5, 5) };
        int solved = 0;
        for (ulong seed = 1; seed <= 5; seed++)
        {
            var stopping = new StoppingCriteria { MaxEvaluations = 30_000, MaxIterations = null, StallIterations = null, TargetObjective = 1e-6 };
            OptimizationResult result = new ParticleSwarm { Shape = shape }.Minimize(problem, new RunOptions { Seed = seed, Stopping = stopping });
            if (result.ExitReason == ExitReason.TargetReached) solved++;
        }

        return solved;
    }

    private static IAskTell Begin(int size, SwarmShape shape, int n, ulong seed)
    {
        var swarm = new ParticleSwarm
        {
            SwarmSize = size,
            Shape = shape,
            Topology = SwarmTopology.Star,
            Inertia = W,
            CognitiveCoefficient = C,
            SocialCoefficient = C,
            Restart = SwarmRestart.None,
        };
        return swarm.Begin(new Problem(Objective.From(_ => 0), n) { SearchRegion = Bounds.Uniform(n, -5, 5) }, new AskTellOptions { Seed = seed });
    }

    /// <summary>Asks, and tells the values.</summary>
    private static double[] Next(IAskTell search, params double[] values)
    {
        double[] asked = search.Ask().ToArray();
        search.Tell(values, new double[values.Length]);
        return asked;
    }

    /// <summary>x' − G of the third place; the velocity was the way from the first to the second, the best place is the first.</summary>
    private static double[] Deviation(double[] first, double[] second, double[] third, Func<double, double, double, double> center, double[] leader) =>
        [.. Enumerable.Range(0, first.Length).Select(j => third[j] - (W * (second[j] - first[j])) - center(second[j], first[j], leader[j]))];

    private static void Look(
        double[] first, double[] second, double[] third, Func<double, double, double, double> center, double[] leader, double[] middle, List<double> radii)
    {
        double[] deviation = Deviation(first, second, third, center, leader);
        double radius = Norm([.. second.Select((x, j) => x - center(x, first[j], leader[j]))]);
        radii.Add(Norm(deviation) / radius);
        for (int j = 0; j < middle.Length; j++) middle[j] += deviation[j] / radius;
    }

    private static void ShouldBeUniformInRadius(List<double> radii)
    {
        radii.ShouldAllBe(r => r <= 1 + 1e-9);
        radii.Average().ShouldBe(0.5, 0.02);
        radii.Average(r => r * r).ShouldBe(1.0 / 3, 0.02);
    }

    private static Problem Region(double[] units) =>
        new(Objective.From(_ => 0), 4) { SearchRegion = new Bounds([.. units.Select(u => -5 * u)], [.. units.Select(u => 3 * u)]) };

    private static double PopulationValue(ReadOnlySpan<double> x) => (x[0] * x[0]) + (100 * (x[1] - x[0]) * (x[1] - x[0])) + Math.Abs(x[2]) + (x[3] * x[3]);

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(v => v * v));
}
