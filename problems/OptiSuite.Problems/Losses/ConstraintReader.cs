using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>Reads "constraints": A_ub x ≤ b_ub, A_eq x = b_eq, lb ≤ x ≤ ub. What is absent or null is no constraint.</summary>
internal static class ConstraintReader
{
    public static Bounds? ReadBounds(LossEntry entry, int n)
    {
        double[]? lower = Limits(entry, "lb", n), upper = Limits(entry, "ub", n);
        if (lower is null && upper is null) return null;
        try
        {
            return new Bounds(lower ?? Filled(n, double.NegativeInfinity), upper ?? Filled(n, double.PositiveInfinity));
        }
        catch (ArgumentException e)
        {
            throw entry.Error("constraints.lb", e.Message.TrimEnd('.'), e);
        }
    }

    public static ImmutableArray<IConstraint> ReadBlocks(LossEntry entry, int n, IConstraint? ofFamily)
    {
        var blocks = ImmutableArray.CreateBuilder<IConstraint>();
        if (Rows(entry, "A_ub", "b_ub", n) is var (a, b)) blocks.Add(LinearConstraint.AtMost(a, b, "A_ub"));
        if (Rows(entry, "A_eq", "b_eq", n) is var (e, f)) blocks.Add(LinearConstraint.EqualTo(e, f, "A_eq"));
        if (ofFamily is not null) blocks.Add(ofFamily);
        string nonlinear = entry.ConstraintText("nonlinear");
        if (nonlinear.Length > 0 && ofFamily is null)
        {
            throw entry.Error("constraints.nonlinear", $"is '{nonlinear}', and this family has no nonlinear constraint; use the family logistic_ball, or remove it");
        }

        return blocks.ToImmutable();
    }

    private static double[]? Limits(LossEntry entry, string name, int n)
    {
        double[]? values = entry.Constraint(name)?.Values;
        if (values is null || values.Length == n) return values;
        throw entry.Error("constraints." + name, $"has {values.Length} values; give {n}, one for each variable, or null for none");
    }

    private static (double[,] Matrix, double[] Limits)? Rows(LossEntry entry, string matrixName, string limitName, int n)
    {
        DataTensor? matrix = entry.Constraint(matrixName), limits = entry.Constraint(limitName);
        if (matrix is null && limits is null) return null;
        if (matrix is null) throw entry.Error("constraints." + matrixName, $"is missing, and there is a {limitName}; give both or neither");
        if (limits is null) throw entry.Error("constraints." + limitName, $"is missing, and there is an {matrixName}; give both or neither");
        if (matrix.Shape.Length != 2 || matrix.Shape[1] != n || matrix.Shape[0] < 1)
        {
            throw entry.Error("constraints." + matrixName, $"has the shape {matrix.ShapeText}; give [m, {n}] with m ≥ 1");
        }

        if (limits.Values.Length != matrix.Shape[0])
        {
            throw entry.Error("constraints." + limitName, $"has {limits.Values.Length} values; {matrixName} has {matrix.Shape[0]} rows, give one for each");
        }

        if (Array.Exists(matrix.Values, v => !double.IsFinite(v)) || Array.Exists(limits.Values, v => !double.IsFinite(v)))
        {
            throw entry.Error("constraints." + matrixName, $"or {limitName} has a value that is not finite; leave rows without a limit out");
        }

        double[,] rows = new double[matrix.Shape[0], n];
        Buffer.BlockCopy(matrix.Values, 0, rows, 0, matrix.Values.Length * sizeof(double));
        return (rows, limits.Values);
    }

    private static double[] Filled(int n, double value)
    {
        double[] values = new double[n];
        Array.Fill(values, value);
        return values;
    }
}
