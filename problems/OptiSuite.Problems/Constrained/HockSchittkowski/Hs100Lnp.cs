namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant of problem 100 of Hock and Schittkowski (1981): the two rows of <see cref="Hs100"/> that are active at its solution,
/// the first and the fourth, as equalities. Best known 680.63005…, that of problem 100.
/// </summary>
public static class Hs100Lnp
{
    /// <summary>The problem <c>hs100lnp</c>.</summary>
    public static Problem Create() => Hs100.Create(
        "hs100lnp", new NonlinearConstraint(Rows, [0, 0], [0, 0], RowsJacobian, "active rows")) with
    {
        Known = new KnownSolution(
            680.6300573876063,
            [
                2.330499372852969, 1.9513723728594328, -0.4775413924203699, 4.365726233760516, -0.6244869705343404, 1.0381310186168018,
                1.5942267116009459,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        Span<double> all = stackalloc double[4];
        Hs100.Rows(x, all);
        (values[0], values[1]) = (all[0], all[3]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Span<double> all = stackalloc double[28];
        Hs100.RowsJacobian(x, all);
        all[..7].CopyTo(jacobian);
        all[21..].CopyTo(jacobian[7..]);
    }
}
