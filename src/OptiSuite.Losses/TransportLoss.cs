using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// The cost of moving masses a onto masses b where moving a unit from i to j costs C_ij: a loss of the cost matrix, and of the masses.
/// </summary>
/// <remarks>
/// One value comes out, whatever the <see cref="Loss.Reduction"/>. The gradient in C is the transport plan T, and those in a and b are the
/// potentials u and v (dual variables). As the masses must agree, u and v are only known up to a constant that moves from one to the
/// other; they are given with Σu = Σv over the points, which makes them the gradient along changes that keep the masses equal. A cost that is not
/// finite makes value and gradients NaN.
/// </remarks>
public abstract record TransportLoss : Loss
{
    private const double MassTolerance = 1e-9;

    /// <summary>Returns the cost of transport, the plan and the potentials.</summary>
    /// <param name="cost">C, m×n, row-major.</param>
    /// <param name="a">The m masses to move, not negative, not all 0.</param>
    /// <param name="b">The n masses to make of them, with the same sum (to 1e-9 of it).</param>
    /// <param name="costGradient">Receives the plan T = ∂L/∂C, m×n; empty if it is not wanted.</param>
    /// <param name="aGradient">Receives the potentials u = ∂L/∂a; empty if they are not wanted.</param>
    /// <param name="bGradient">Receives the potentials v = ∂L/∂b; empty if they are not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, a mass is negative or not finite, or the sums differ.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> cost,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> costGradient = default,
        Span<double> aGradient = default,
        Span<double> bGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(cost, a, b, new Span<double>(ref value), default, costGradient, aGradient, bGradient);
        return value;
    }

    /// <summary>Writes the cost of transport, and the plan and the potentials times the upstream gradient.</summary>
    /// <param name="cost">C, m×n, row-major.</param>
    /// <param name="a">The m masses to move, not negative, not all 0.</param>
    /// <param name="b">The n masses to make of them, with the same sum (to 1e-9 of it).</param>
    /// <param name="output">Receives 1 value; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient r of what follows with respect to the output, 1 value; empty for 1.</param>
    /// <param name="costGradient">Receives r·T, m×n; empty if it is not wanted.</param>
    /// <param name="aGradient">Receives r·u; empty if it is not wanted.</param>
    /// <param name="bGradient">Receives r·v; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, a mass is negative or not finite, or the sums differ.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> cost,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> costGradient = default,
        Span<double> aGradient = default,
        Span<double> bGradient = default)
    {
        int m = a.Length, n = b.Length;
        if (m == 0 || n == 0) throw new ArgumentException($"{Name} got {m} masses a and {n} masses b; each side has at least one.");
        if (cost.Length != (long)m * n)
        {
            throw new ArgumentException($"{Name} got {cost.Length} costs for {m} masses a and {n} masses b; give {m}×{n} = {(long)m * n}, a row for each of a.");
        }

        RequireMasses(SumOfMasses("a", a), SumOfMasses("b", b));
        RequireOutput(output.Length, upstream.Length, 1);
        RequireGradient("cost", costGradient.Length, cost.Length);
        RequireGradient("masses a", aGradient.Length, m);
        RequireGradient("masses b", bGradient.Length, n);

        double check = 0;
        foreach (double c in cost) check += 0 * c;
        double value = check == 0 ? Solve(cost, a, b, costGradient, aGradient, bGradient) : double.NaN;
        if (!output.IsEmpty) output[0] = value;
        double factor = check != 0 ? double.NaN : upstream.IsEmpty ? 1 : upstream[0];
        if (factor == 1) return;
        Multiply(costGradient, factor);
        Multiply(aGradient, factor);
        Multiply(bGradient, factor);
    }

    /// <summary>Solves the problem; all arguments have been checked.</summary>
    /// <param name="cost">C.</param>
    /// <param name="a">a.</param>
    /// <param name="b">b.</param>
    /// <param name="plan">Receives T, or empty.</param>
    /// <param name="u">Receives u with Σu = Σv, or empty.</param>
    /// <param name="v">Receives v, or empty.</param>
    private protected abstract double Solve(
        ReadOnlySpan<double> cost, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> plan, Span<double> u, Span<double> v);

    /// <summary>Moves the constant that makes Σu = Σv from one side to the other; infinite potentials, of masses 0, stay and do not count.</summary>
    private protected static void Balance(Span<double> u, Span<double> v)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in v) Count(value, 1);
        foreach (double value in u) Count(value, -1);
        double shift = sum / count;
        TensorPrimitives.Add(u, shift, u);
        TensorPrimitives.Subtract(v, shift, v);

        void Count(double value, int sign)
        {
            if (!double.IsFinite(value)) return;
            sum += sign * value;
            count++;
        }
    }

    // A product of NaN and whatever was there before is NaN as well.
    private static void Multiply(Span<double> values, double factor) => TensorPrimitives.Multiply(values, factor, values);

    private double SumOfMasses(string which, ReadOnlySpan<double> masses)
    {
        double sum = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            if (!(masses[i] >= 0 && double.IsFinite(masses[i])))
            {
                throw new ArgumentException($"Mass {i} of {which} is {masses[i]}; masses of {Name} must be finite and not negative.");
            }

            sum += masses[i];
        }

        return sum;
    }

    private void RequireMasses(double a, double b)
    {
        if (!(a > 0 && b > 0 && double.IsFinite(a) && double.IsFinite(b)))
        {
            throw new ArgumentException($"The masses of {Name} sum to {a} and {b}; both sums must be positive and finite.");
        }

        if (Math.Abs(a - b) > MassTolerance * Math.Max(a, b))
        {
            throw new ArgumentException($"The masses a of {Name} sum to {a:g10} and b to {b:g10}; they must agree. Divide each by its sum.");
        }
    }
}
