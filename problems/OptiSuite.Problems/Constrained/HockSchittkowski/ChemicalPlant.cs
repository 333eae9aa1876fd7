namespace OptiSuite.Problems;

/// <summary>
/// The inner procedure of problem 85 of Hock and Schittkowski (1981): the quantities y₁ … y₁₇ of a chemical plant and the objective, each
/// with its derivatives (<see cref="Dual"/>). The letters y and c are the book's.
/// </summary>
internal static class ChemicalPlant
{
    /// <summary>The objective, and the rows y₁ … y₁₇ and the three that follow them.</summary>
    /// <param name="x">The point, 5 values.</param>
    /// <param name="rows">Receives the 20 rows.</param>
    public static Dual Evaluate(ReadOnlySpan<double> x, Span<Dual> rows)
    {
        Dual x1 = Dual.Variable(x, 0), x2 = Dual.Variable(x, 1), x3 = Dual.Variable(x, 2), x4 = Dual.Variable(x, 3);
        Dual x5 = Dual.Variable(x, 4);
        Feed(x1, x2, x3, x4, rows);
        Yields(x1, rows);
        return Costs(x1, x2, x3, x4, x5, rows);
    }

    // y₁ … y₆: what the feed x₁ is split into.
    private static void Feed(Dual x1, Dual x2, Dual x3, Dual x4, Span<Dual> rows)
    {
        Dual y1 = x2 + x3 + 41.6;
        Dual c1 = (0.024 * x4) - 4.62;
        Dual y2 = (12.5 / c1) + 12;
        Dual c2 = (0.0003535 * x1 * x1) + (0.5311 * x1) + (0.08705 * x1 * y2);
        Dual c3 = (0.052 * x1) + 78 + (0.002377 * x1 * y2);
        Dual y3 = c2 / c3, y4 = 19 * y3;
        Dual rest = x1 - y3;
        Dual c4 = (0.04782 * rest) + (0.1956 * rest * rest / x2) + (0.6376 * y4) + (1.594 * y3);
        Dual c5 = 100 * x2, c6 = x1 - y3 - y4, c7 = 0.95 - (c4 / c5);
        Dual y5 = c6 * c7;
        (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]) = (y1, y2, y3, y4, y5, x1 - y5 - y4 - y3);
    }

    // y₇ … y₁₃: the yields.
    private static void Yields(Dual x1, Span<Dual> rows)
    {
        (Dual y1, Dual y2, Dual y3, Dual y4, Dual y5, Dual y6) = (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]);
        Dual c8 = 0.995 * (y5 + y4);
        Dual y7 = c8 / y1, y8 = c8 / 3798;
        Dual c9 = y7 - (0.0663 * y7 / y8) - 0.3153;
        Dual y10 = (1.29 * y5) + (1.258 * y4) + (2.29 * y3) + (1.71 * y6);
        Dual c11 = 1.74125 * y2 * x1, c12 = C12(y10);
        (rows[6], rows[7], rows[8], rows[9]) = (y7, y8, (96.82 / c9) + (0.321 * y1), y10);
        rows[10] = (1.71 * x1) - (0.452 * y4) + (0.58 * y3);
        rows[11] = (12.3 / 752.3 * x1) + (c11 / c12);
        rows[12] = c12 - (1.75 * y2);
    }

    // y₁₄ … y₁₇, the last three rows and the objective.
    private static Dual Costs(Dual x1, Dual x2, Dual x3, Dual x4, Dual x5, Span<Dual> rows)
    {
        (Dual y1, Dual y2, Dual y4, Dual y5, Dual y9) = (rows[0], rows[1], rows[3], rows[4], rows[8]);
        (Dual y10, Dual y11, Dual y12, Dual y13) = (rows[9], rows[10], rows[11], rows[12]);
        Dual c12 = C12(y10), c17 = y9 + x5;
        Dual y14 = 3623 + (64.4 * x2) + (58.4 * x3) + (146312 / c17);
        Dual c13 = (0.9995 * y10) - (0.1121 * y14) + (60.8 * x2) + (48 * x4) - 5095;
        Dual y15 = y13 / c13;
        Dual y16 = 148000 - (331000 * y15) + (40 * y13) - (61 * y15 * y13);
        Dual c14 = (2324 * y10) - (28740000 * y2);
        Dual y17 = 14130000 - (1328 * y10) - (531 * y11) + (c14 / c12);
        Dual c15 = (y13 / y15) - (y13 / 0.52), c16 = 1.104 - (0.72 * y15), c19 = y2 / c12;
        (rows[13], rows[14], rows[15], rows[16]) = (y14, y15, y16, y17);
        (rows[17], rows[18], rows[19]) = (y4 - (0.28 / 0.72 / y5), -3496 * c19, (62212 / c17) - y1);
        return (-5.843e-7 * y17) + (1.17e-4 * y14) + (2.358e-5 * y13) + (1.502e-6 * y16) + (0.0321 * y12) + (0.00423 * y5)
            + (1e-4 * c15 / c16) + (37.48 * c19) - 0.1365;
    }

    private static Dual C12(Dual y10) => (0.9995 * y10) + 1998;
}
