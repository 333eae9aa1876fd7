using OptiSuite.TestKit;

namespace OptiSuite.Problems.Tests;

/// <summary>The contract is only worth something if it finds what is wrong; each of these problems breaks one rule.</summary>
public class ProblemContractTests
{
    [Fact]
    public void Check_WrongGradientEntry_Fails()
    {
        Problem wrong = Square((x, g) => { g[0] = 2 * x[0]; g[1] = 2.001 * x[1]; return (x[0] * x[0]) + (x[1] * x[1]); });

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckDerivatives(wrong)).Message.ShouldContain("entry 1");
    }

    [Fact]
    public void Check_GradientThatIsAddedTo_Fails()
    {
        Problem wrong = Square((x, g) => { g[0] += 2 * x[0]; g[1] = 2 * x[1]; return (x[0] * x[0]) + (x[1] * x[1]); });

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckRepeatable(wrong));
    }

    [Fact]
    public void Check_ObjectiveWithMemory_Fails()
    {
        int calls = 0;
        Problem wrong = new(Objective.From(x => x[0] + (1e-9 * calls++)), 1) { SearchRegion = Bounds.Uniform(1, -1, 1) };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckRepeatable(wrong)).Message.ShouldContain("same bits");
    }

    [Fact]
    public void Check_ObjectiveThatAllocates_Fails()
    {
        Problem wrong = new(Objective.From(x => x.ToArray().Sum()), 1) { SearchRegion = Bounds.Uniform(1, -1, 1) };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckNoAllocation(wrong)).Message.ShouldContain("allocates");
    }

    [Fact]
    public void Check_WrongHessianVectorProduct_Fails()
    {
        ITwiceDifferentiableObjective f = Objective.TwiceDifferentiable(
            (x, g) => { g[0] = 3 * x[0] * x[0]; return x[0] * x[0] * x[0]; }, (x, v, p) => p[0] = 3 * x[0] * v[0]);

        Problem wrong = new(f, 1) { SearchRegion = Bounds.Uniform(1, 1, 2) };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckDerivatives(wrong)).Message.ShouldContain("Hessian");
    }

    [Fact]
    public void Check_WrongJacobian_Fails()
    {
        var constraint = new NonlinearConstraint((x, c) => c[0] = x[0] * x[1], [0], [1], (x, j) => (j[0], j[1]) = (x[0], x[1]));
        Problem wrong = Plane() with { Constraints = [constraint] };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckDerivatives(wrong)).Message.ShouldContain("Jacobian");
    }

    [Fact]
    public void Check_KnownValueThatIsNotAttained_Fails() =>
        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckKnown(Plane() with { Known = new KnownSolution(1e-8, [0, 0]) }))
            .Message.ShouldContain("misses");

    [Fact]
    public void Check_KnownPointOutsideAConstraint_Fails()
    {
        Problem wrong = Plane() with
        {
            Constraints = [LinearConstraint.AtLeast(new double[,] { { 1, 1 } }, [1])],
            Known = new KnownSolution(0, [0, 0]),
        };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckKnown(wrong)).Message.ShouldContain("not feasible");
    }

    [Fact]
    public void Check_GlobalValueThatASampleBeats_Fails()
    {
        // A local minimum of the double well t⁴ − 2t² + t/10 declared to be the global one.
        Problem wrong = new(Objective.From(x => (x[0] * x[0] * ((x[0] * x[0]) - 2)) + (x[0] / 10)), 1)
        {
            SearchRegion = Bounds.Uniform(1, -2, 2),
            Known = new KnownSolution(-0.9),
        };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckKnown(wrong)).Message.ShouldContain("below its global minimum");
        ProblemContract.CheckKnown(wrong with { Known = wrong.Known with { IsGlobal = false } });
    }

    [Fact]
    public void Check_TermsThatDoNotMakeUpTheMean_Fails()
    {
        // A sum where a mean is due.
        IFiniteSumObjective sum = Objective.FiniteSum(3, (x, terms, g) =>
        {
            g[0] = 2 * terms.Length * x[0];
            return terms.Length * x[0] * x[0];
        });

        Problem wrong = new(sum, 1) { SearchRegion = Bounds.Uniform(1, 1, 2) };

        Should.Throw<ShouldAssertException>(() => ProblemContract.CheckFiniteSum(wrong)).Message.ShouldContain("two parts");
    }

    [Fact]
    public void Check_ProperFiniteSum_Passes()
    {
        IFiniteSumObjective mean = Objective.FiniteSum(5, (x, terms, g) =>
        {
            double value = g[0] = 0;
            foreach (int i in terms)
            {
                double r = x[0] - i;
                value += r * r / terms.Length;
                g[0] += 2 * r / terms.Length;
            }

            return value;
        });

        var box = Bounds.Uniform(1, -1, 5);

        ProblemContract.Check(new Problem(mean, 1) { Start = [7], SearchRegion = box, Known = new KnownSolution(2, [2]) });
    }

    [Fact]
    public void Check_NarrowBounds_DifferencesStayInside()
    {
        Bounds narrow = new([1, 0], [1 + 1e-6, 0]);
        Problem problem = new(Objective.Differentiable((x, g) =>
        {
            narrow.Contains(x).ShouldBeTrue();
            g[0] = 2 * x[0];
            g[1] = 0;
            return x[0] * x[0];
        }), 2)
        { Bounds = narrow };

        ProblemContract.Check(problem, derivativeTolerance: 1e-4);
    }

    private static Problem Plane() => Square((x, g) => { g[0] = 2 * x[0]; g[1] = 2 * x[1]; return (x[0] * x[0]) + (x[1] * x[1]); });

    private static Problem Square(GradientFunction f) => new(Objective.Differentiable(f), 2) { SearchRegion = Bounds.Uniform(2, -1, 1) };
}
