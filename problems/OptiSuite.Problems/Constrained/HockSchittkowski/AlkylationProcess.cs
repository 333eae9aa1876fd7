namespace OptiSuite.Problems;

/// <summary>
/// The inner procedure of problem 67 of Hock and Schittkowski (1981, p. 129): the states y₂ … y₈ of Colville's alkylation process at x =
/// (olefin feed, recycle, acid), by two fixed-point iterations, and their derivatives.
/// </summary>
internal static class AlkylationProcess
{
    /// <summary>How many states there are: y₂ … y₈.</summary>
    public const int StateCount = 7;

    /// <summary>Both iterations end when a step changes the state by no more than this, as published.</summary>
    private const double Accuracy = 1e-3;

    /// <summary>Where the iteration diverges it ends here. From the published start it takes some ten steps.</summary>
    private const int MostSteps = 1000;

    // Where y₂ … y₈ stand.
    private const int Y2 = 0, Y3 = 1, Y4 = 2, Y5 = 3, Y6 = 4, Y7 = 5, Y8 = 6;

    /// <summary>The states.</summary>
    /// <param name="x">The point, 3 values.</param>
    /// <param name="y">Receives y₂ … y₈, 7 values.</param>
    public static void States(ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> derivatives = stackalloc double[StateCount * 3];
        States(x, y, derivatives);
    }

    /// <summary>The states and their derivatives.</summary>
    /// <param name="x">The point, 3 values.</param>
    /// <param name="y">Receives y₂ … y₈, 7 values.</param>
    /// <param name="dy">Receives ∂y/∂x, 7×3, row-major. The iterations are differentiated step by step: exact for their length.</param>
    public static void States(ReadOnlySpan<double> x, Span<double> y, Span<double> dy)
    {
        IterateAlkylate(x, y, dy);
        IterateAcidStrength(x, y, dy);
    }

    // Alkylate yield y₂, isobutane make-up y₃ and the ratio y₆ of isobutane to olefin.
    private static void IterateAlkylate(ReadOnlySpan<double> x, Span<double> y, Span<double> dy)
    {
        Span<double> d2 = Row(dy, Y2), d3 = Row(dy, Y3), d6 = Row(dy, Y6);
        y[Y2] = 1.6 * x[0];
        d2.Clear();
        d2[0] = 1.6;
        for (int step = 0; step < MostSteps; step++)
        {
            y[Y3] = (1.22 * y[Y2]) - x[0];
            y[Y6] = (x[1] + y[Y3]) / x[0];
            for (int i = 0; i < 3; i++)
            {
                d3[i] = (1.22 * d2[i]) - (i == 0 ? 1 : 0);
                d6[i] = (d3[i] + (i == 1 ? 1 : 0) - (i == 0 ? y[Y6] : 0)) / x[0];
            }

            double percent = 112 + (13.167 * y[Y6]) - (0.6667 * y[Y6] * y[Y6]), next = 0.01 * x[0] * percent;
            if (!(Math.Abs(next - y[Y2]) > Accuracy)) return;
            y[Y2] = next;
            double slope = 0.01 * x[0] * (13.167 - (1.3334 * y[Y6]));
            for (int i = 0; i < 3; i++) d2[i] = (slope * d6[i]) + (i == 0 ? 0.01 * percent : 0);
        }
    }

    // Acid strength y₄, octane number y₅, acid dilution y₇ and performance number y₈.
    private static void IterateAcidStrength(ReadOnlySpan<double> x, Span<double> y, Span<double> dy)
    {
        ReadOnlySpan<double> d2 = Row(dy, Y2), d6 = Row(dy, Y6);
        Span<double> d4 = Row(dy, Y4), d5 = Row(dy, Y5), d7 = Row(dy, Y7), d8 = Row(dy, Y8);
        y[Y4] = 93;
        d4.Clear();
        for (int step = 0; step < MostSteps; step++)
        {
            y[Y5] = 86.35 + (1.098 * y[Y6]) - (0.038 * y[Y6] * y[Y6]) + (0.325 * (y[Y4] - 89));
            y[Y8] = (3 * y[Y5]) - 133;
            y[Y7] = 35.82 - (0.222 * y[Y8]);
            double slope = 1.098 - (0.076 * y[Y6]);
            for (int i = 0; i < 3; i++)
            {
                d5[i] = (slope * d6[i]) + (0.325 * d4[i]);
                d8[i] = 3 * d5[i];
                d7[i] = -0.222 * d8[i];
            }

            double divisor = (y[Y2] * y[Y7]) + (1000 * x[2]), next = 98000 * x[2] / divisor;
            if (!(Math.Abs(next - y[Y4]) > Accuracy)) return;
            y[Y4] = next;
            for (int i = 0; i < 3; i++)
            {
                double direct = i == 2 ? 98000 - (1000 * next) : 0;
                d4[i] = (direct - (next * ((d2[i] * y[Y7]) + (y[Y2] * d7[i])))) / divisor;
            }
        }
    }

    private static Span<double> Row(Span<double> dy, int state) => dy.Slice(state * 3, 3);
}
