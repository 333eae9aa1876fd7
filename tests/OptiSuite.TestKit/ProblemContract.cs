namespace OptiSuite.TestKit;

/// <summary>
/// What every problem must keep: derivatives that agree with finite differences, a known solution that is feasible, attains its value and
/// is not beaten, the same bits for the same point, and no garbage.
/// </summary>
public static class ProblemContract
{
    private const int Points = 20;
    private const int EntriesPerPoint = 10;
    private const int Samples = 1000;

    // Central differences are tried with each; the best one counts, because the best step depends on curvature and rounding.
    private static readonly double[] _steps = [1e-3, 1e-4, 1e-5, 1e-6];

    /// <summary>Checks everything.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="valueTolerance">How near f(x*) must be to the known value, relative to max(1, |f*|), and x* to feasibility.</param>
    /// <param name="derivativeTolerance">How near derivatives must be to differences, relative to 1 + the largest entry.</param>
    public static void Check(Problem problem, double valueTolerance = 1e-9, double derivativeTolerance = 1e-6)
    {
        CheckStart(problem);
        CheckRepeatable(problem);
        CheckDerivatives(problem, derivativeTolerance);
        CheckFiniteSum(problem);
        CheckKnown(problem, valueTolerance);
        CheckNoAllocation(problem);
    }

    /// <summary>There is a start, or a region to draw one from; objective and constraints are finite there.</summary>
    public static void CheckStart(Problem problem)
    {
        (problem.Start is not null || problem.SamplingRegion is not null).ShouldBeTrue($"{problem.Name} has neither a start nor a region");
        if (problem.Start is not { } start) return;
        start.Length.ShouldBe(problem.Dimension, problem.Name);
        double[] x = [.. start];
        problem.Bounds?.Project(x);
        double.IsFinite(problem.Objective.Evaluate(x)).ShouldBeTrue($"f of {problem.Name} is not finite at its start");
        foreach (IConstraint constraint in problem.Constraints)
        {
            double[] values = Filled(constraint.Count);
            constraint.Evaluate(x, values);
            values.ShouldAllBe(value => double.IsFinite(value), $"'{constraint.Name}' of {problem.Name} is not finite at the start");
        }
    }

    /// <summary>The same point gives the same bits, buffers are overwritten, and f is the same with a gradient.</summary>
    public static void CheckRepeatable(Problem problem)
    {
        var random = new RandomStream(11);
        double[] x = Draw(problem, random), other = Draw(problem, random);
        double[] first = Everything(problem, x);
        Everything(problem, other);
        double[] second = Everything(problem, x);
        second.AsSpan().SequenceEqual(first).ShouldBeTrue($"{problem.Name} does not give the same bits twice");
        first.ShouldAllBe(value => !double.IsNaN(value), $"{problem.Name} leaves an entry unwritten or NaN at [{string.Join(", ", x)}]");

        if (problem.Objective is IDifferentiableObjective f)
        {
            double value = f.Evaluate(x), withGradient = f.Evaluate(x, new double[x.Length]);
            withGradient.ShouldBe(value, 1e-12 * Math.Max(1, Math.Abs(value)), $"f of {problem.Name} with and without gradient");
        }
    }

    /// <summary>Gradient, Hessian-vector products and Jacobians agree with central differences at random points.</summary>
    public static void CheckDerivatives(Problem problem, double tolerance = 1e-6)
    {
        var random = new RandomStream(12);
        int n = problem.Dimension;
        for (int point = 0; point < Points; point++)
        {
            double[] x = Draw(problem, random);
            if (problem.Objective is IDifferentiableObjective f)
            {
                double[] gradient = Filled(n);
                f.Evaluate(x, gradient);
                CompareRow(problem, "gradient", x, point, gradient, y => f.Evaluate(y), tolerance);
            }

            if (problem.Objective is ITwiceDifferentiableObjective twice)
            {
                double[] v = new double[n], product = Filled(n);
                for (int i = 0; i < n; i++) v[i] = random.NextGaussian();
                twice.HessianVector(x, v, product);
                // ∇²f·v is the gradient of ∇f·v, because the Hessian is symmetric.
                double[] at = new double[n];
                CompareRow(
                    problem, "Hessian-vector product", x, point, product, y => { twice.Evaluate(y, at); return Dot(at, v); }, tolerance);
            }

            foreach (IConstraint constraint in problem.Constraints)
            {
                if (!constraint.HasJacobian) continue;
                double[] jacobian = Filled(constraint.Count * n), values = new double[constraint.Count];
                constraint.Jacobian(x, jacobian);
                for (int row = 0; row < constraint.Count; row++)
                {
                    int r = row;
                    CompareRow(
                        problem, $"row {row} of the Jacobian of '{constraint.Name}'", x, point, jacobian[(row * n)..((row + 1) * n)],
                        y => { constraint.Evaluate(y, values); return values[r]; }, tolerance);
                }
            }
        }
    }

    /// <summary>All terms of a finite sum give f, and two parts of them, weighted by their sizes, as well; so with the gradients.</summary>
    public static void CheckFiniteSum(Problem problem)
    {
        if (problem.Objective is not IFiniteSumObjective sum) return;
        var random = new RandomStream(13);
        double[] x = Draw(problem, random), g = Filled(x.Length), all = Filled(x.Length), left = Filled(x.Length), right = Filled(x.Length);
        int[] terms = [.. Enumerable.Range(0, sum.TermCount)];
        double f = sum.Evaluate(x, g), tolerance = 1e-10 * (1 + Math.Abs(f) + Largest(g));
        sum.Evaluate(x, terms, all).ShouldBe(f, tolerance, $"{problem.Name}: the mean of all terms is not f");
        for (int i = 0; i < x.Length; i++) all[i].ShouldBe(g[i], tolerance, $"{problem.Name}: gradient entry {i} of all terms");
        if (terms.Length < 2) return;

        random.Shuffle<int>(terms);
        int split = 1 + random.NextInt(terms.Length - 1);
        double share = (double)split / terms.Length;
        double a = sum.Evaluate(x, terms.AsSpan(0, split), left), b = sum.Evaluate(x, terms.AsSpan(split), right);
        ((share * a) + ((1 - share) * b)).ShouldBe(f, tolerance, $"{problem.Name}: two parts do not make up f");
        for (int i = 0; i < x.Length; i++)
        {
            ((share * left[i]) + ((1 - share) * right[i])).ShouldBe(g[i], tolerance, $"{problem.Name}: gradient entry {i} of two parts");
        }
    }

    /// <summary>The known point is feasible and attains the known value; where that is global, no feasible sample lies below it.</summary>
    public static void CheckKnown(Problem problem, double tolerance = 1e-9)
    {
        if (problem.Known is not { } known) return;
        double slack = tolerance * Math.Max(1, Math.Abs(known.Objective));
        double[]? best = known.X is { } x ? [.. x] : null;
        if (best is not null)
        {
            best.Length.ShouldBe(problem.Dimension, problem.Name);
            Violation(problem, best).ShouldBeLessThanOrEqualTo(tolerance, $"the known point of {problem.Name} is not feasible");
            problem.Objective.Evaluate(best).ShouldBe(known.Objective, slack, $"the known point of {problem.Name} misses the known value");
        }

        if (!known.IsGlobal) return;
        var random = new RandomStream(14);
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] y = Draw(problem, random);
            if (best is not null && sample % 2 == 1)
            {
                // Every second sample lies near the known point, at distances from 1e-6 to 1.
                double radius = Math.Pow(10, -6 * random.NextDouble());
                for (int i = 0; i < y.Length; i++) y[i] = best[i] + (radius * random.NextGaussian());
                problem.Bounds?.Project(y);
            }

            if (Violation(problem, y) > 0) continue;
            double value = problem.Objective.Evaluate(y);
            (value < known.Objective - slack).ShouldBeFalse(
                $"{problem.Name} is {value:R} at the feasible [{string.Join(", ", y)}], below its global minimum {known.Objective:R}");
        }
    }

    /// <summary>No evaluation of the objective, its derivatives or the constraints allocates.</summary>
    public static void CheckNoAllocation(Problem problem)
    {
        double[] x = Draw(problem, new RandomStream(15)), buffer = new double[Math.Max(1, problem.ConstraintCount) * problem.Dimension];
        Allocation.OnceWarm(() => Touch(problem, x, buffer)).ShouldBe(0, $"{problem.Name} allocates when evaluated (bytes in 10 rounds)");
    }

    /// <summary>The largest violation of bounds and constraints at x; NaN counts as infinite.</summary>
    public static double Violation(Problem problem, ReadOnlySpan<double> x)
    {
        double worst = problem.Bounds?.Violation(x) ?? 0;
        foreach (IConstraint constraint in problem.Constraints)
        {
            double[] values = new double[constraint.Count];
            constraint.Evaluate(x, values);
            for (int i = 0; i < values.Length; i++)
            {
                worst = Math.Max(worst, Math.Max(constraint.Lower[i] - values[i], values[i] - constraint.Upper[i]));
            }
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    private static void Touch(Problem problem, double[] x, double[] buffer)
    {
        problem.Objective.Evaluate(x);
        if (problem.Objective is IDifferentiableObjective f) f.Evaluate(x, buffer.AsSpan(0, x.Length));
        if (problem.Objective is ITwiceDifferentiableObjective twice) twice.HessianVector(x, x, buffer.AsSpan(0, x.Length));
        for (int i = 0; i < problem.Constraints.Length; i++)
        {
            IConstraint constraint = problem.Constraints[i];
            constraint.Evaluate(x, buffer.AsSpan(0, constraint.Count));
            if (constraint.HasJacobian) constraint.Jacobian(x, buffer.AsSpan(0, constraint.Count * x.Length));
        }
    }

    // f, ∇f, ∇²f·x, c and J in one list; the buffers are filled with NaN first, so that an entry added to or left out shows.
    private static double[] Everything(Problem problem, double[] x)
    {
        List<double> all = [problem.Objective.Evaluate(x)];
        double[] row = Filled(x.Length);
        if (problem.Objective is IDifferentiableObjective f)
        {
            all.Add(f.Evaluate(x, row));
            all.AddRange(row);
        }

        row = Filled(x.Length);
        if (problem.Objective is ITwiceDifferentiableObjective twice)
        {
            twice.HessianVector(x, x, row);
            all.AddRange(row);
        }

        foreach (IConstraint constraint in problem.Constraints)
        {
            double[] values = Filled(constraint.Count), jacobian = Filled(constraint.Count * x.Length);
            constraint.Evaluate(x, values);
            all.AddRange(values);
            if (!constraint.HasJacobian) continue;
            constraint.Jacobian(x, jacobian);
            all.AddRange(jacobian);
        }

        return [.. all];
    }

    // Of many variables only some are moved at each point; from point to point they take turns, so that all are covered up to n = 200.
    private static void CompareRow(
        Problem problem, string what, double[] x, int point, double[] claimed, Func<double[], double> value, double tolerance)
    {
        double allowed = tolerance * (1 + Largest(claimed));
        double[] y = [.. x];
        for (int turn = 0; turn < Math.Min(x.Length, EntriesPerPoint); turn++)
        {
            int i = ((point * EntriesPerPoint) + turn) % x.Length;
            // A variable that its bounds fix has no differences to compare with.
            if (problem.Bounds is { } box && box.Lower[i] == box.Upper[i]) continue;
            double least = double.PositiveInfinity, nearest = double.NaN;
            foreach (double step in _steps)
            {
                double h = step * Math.Max(1, Math.Abs(x[i]));
                if (problem.Bounds is { } bounds) h = Math.Min(h, Math.Min(x[i] - bounds.Lower[i], bounds.Upper[i] - x[i]));
                y[i] = x[i] + h;
                double up = value(y), width = y[i];
                y[i] = x[i] - h;
                double difference = (up - value(y)) / (width - y[i]), error = Math.Abs(difference - claimed[i]);
                if (error < least) (least, nearest) = (error, difference);
            }

            y[i] = x[i];
            least.ShouldBeLessThanOrEqualTo(
                allowed,
                $"{what} of {problem.Name}: entry {i} is {claimed[i]:R}, differences say {nearest:R}, at [{string.Join(", ", x)}]");
        }
    }

    // A random point of the region, or around the start where there is none; a little inside, so that differences have room.
    private static double[] Draw(Problem problem, RandomStream random)
    {
        double[] x = new double[problem.Dimension];
        for (int i = 0; i < x.Length; i++)
        {
            (double lower, double upper) = problem.SamplingRegion is { } region
                ? (region.Lower[i], region.Upper[i])
                : (problem.Start!.Value[i] - 1, problem.Start.Value[i] + 1);
            double margin = 0.002 * (upper - lower);
            x[i] = random.NextUniform(lower + margin, upper - margin);
        }

        return x;
    }

    private static double[] Filled(int length)
    {
        double[] values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private static double Dot(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum();
}
