namespace OptiSuite.Problems;

/// <summary>Learning problems that are quadratic programs, ½xᵀPx + qᵀx + const under linear constraints.</summary>
internal static class QuadraticFamilies
{
    // P says nothing about the length of x; a few units around the start, cut by the constraints, serve.
    private const double Reach = 5;

    public static IEnumerable<LossFamily> All { get; } =
    [
        new("lasso_constrained", [], Build),
        new("portfolio", [], Build),
        new("svm_primal", [], Build),
        new("svm_dual", [], Build),
    ];

    private static FamilyModel Build(LossEntry entry, int n)
    {
        DataTensor p = entry.Data("P", 2);
        if (p.Shape[0] != n || p.Shape[1] != n) throw entry.Error("data.P", $"has the shape {p.ShapeText}; with n = {n}, give [{n}, {n}]");
        double[] q = entry.Vector("q", n, $"P is {n}×{n}");
        return new FamilyModel(new QuadraticObjective(p.Values, q, entry.DataNumber("const") ?? 0), n, Reach);
    }
}
