namespace OptiSuite.Problems;

/// <summary>Problems over probability distributions: mixture weights, the projection onto moments, optimal transport.</summary>
internal static class DistributionFamilies
{
    // Probabilities: the simplex cuts the search region.
    private const double Reach = 1;

    public static IEnumerable<LossFamily> All { get; } =
    [
        new("mixture_simplex", ["nll"], Mixture),
        new("kl_projection", ["kl_div"], Projection),
        new("emd_lp", ["emd"], Transport),
    ];

    private static FamilyModel Mixture(LossEntry entry, int n)
    {
        DataTensor f = entry.Data("F", 2);
        if (f.Shape[1] != n) throw entry.Error("data.F", $"has the shape {f.ShapeText}; with n = {n}, give [N, {n}], the density of each component at each observation");
        int bad = Array.FindIndex(f.Values, value => value < 0);
        if (bad >= 0) throw entry.Error("data.F", $"has {f.Values[bad]} as value {bad}; densities are not negative");
        return new FamilyModel(new MixtureObjective(f.Values, n), n, Reach);
    }

    private static FamilyModel Projection(LossEntry entry, int n)
    {
        double[] q = entry.Vector("q", n, $"n is {n}");
        int bad = Array.FindIndex(q, value => !(value > 0));
        if (bad >= 0) throw entry.Error("data.q", $"has {q[bad]} as value {bad}; probabilities to divide by must be positive");
        return new FamilyModel(new DivergenceObjective(q), n, Reach);
    }

    private static FamilyModel Transport(LossEntry entry, int n)
    {
        DataTensor cost = entry.Data("cost", 2);
        if (cost.Values.Length != n) throw entry.Error("data.cost", $"has the shape {cost.ShapeText}, and n is {n}; the plan has a variable for each entry");
        return new FamilyModel(new QuadraticObjective(new double[n * n], cost.Values), n, Reach);
    }
}
