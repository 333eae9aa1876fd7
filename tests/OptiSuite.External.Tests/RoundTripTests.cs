using OptiSuite.Optimizers;

namespace OptiSuite.External.Tests;

/// <summary>What is asked, and how often, by a real process's own account.</summary>
public class RoundTripTests
{
    [Fact]
    public void Minimize_EverythingProvided_SolvesInTwoRoundTripsAPoint()
    {
        using var child = new Child();
        OptimizationResult result;
        using (ExternalProblem external = child.Start())
        {
            result = new Sqp().Minimize(external.Problem, new RunOptions { Batch = external.Batch });
        }

        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(Child.Optimum, 1e-8);
        result.Problem.Name.ShouldBe("HS14");
        // One point more than the run's: the verifier's.
        child.Wanted.Length.ShouldBeLessThanOrEqualTo(2 * ((int)result.Evaluations.Total + 1));
        child.Requests[0]["op"]!.GetValue<string>().ShouldBe("describe");
        child.Requests[^1]["op"]!.GetValue<string>().ShouldBe("quit");
    }

    [Fact]
    public void Problem_Description_BecomesTypes()
    {
        using var child = new Child();
        using ExternalProblem external = child.Start();
        Problem problem = external.Problem;
        problem.Objective.ShouldBeAssignableTo<IDifferentiableObjective>();
        problem.Constraints.Select(block => (block.Name, block.Kinds, block.HasJacobian)).ShouldBe(
        [
            ("linear row 0", ConstraintKinds.LinearEquality, true),
            ("nonlinear row 1", ConstraintKinds.NonlinearInequality, true),
        ]);
        problem.Constraints[1].Lower[0].ShouldBe(double.NegativeInfinity);
        problem.Start!.Value.ShouldBe([2, 2]);
    }

    [Fact]
    public void Evaluate_OnePoint_AsksValuesTogetherAndDerivativesTogetherOnce()
    {
        using var child = new Child();
        using (ExternalProblem external = child.Start())
        {
            var objective = (IDifferentiableObjective)external.Problem.Objective;
            double[] x = [1, 1], g = new double[2], row = new double[1], jacobian = new double[2];
            for (int i = 0; i < 2; i++)
            {
                objective.Evaluate(x).ShouldBe(1);
                external.Problem.Constraints[1].Evaluate(x, row);
                row.ShouldBe([1.25]);
                objective.Evaluate(x, g).ShouldBe(1);
                g.ShouldBe([-2, 0]);
                external.Problem.Constraints[0].Jacobian(x, jacobian);
                jacobian.ShouldBe([1, -2]);
            }

            objective.Evaluate([0, 0], g).ShouldBe(5);
            external.Problem.Constraints[0].Evaluate([3, 3], row);
            row.ShouldBe([-3]);
        }

        child.Wanted.ShouldBe(["fc", "gJ", "fgc", "fc"]);
    }

    [Fact]
    public void Minimize_NoDerivatives_AsksSamplesForNoMoreThanTheyNeed()
    {
        using var child = new Child("provides=f,c");
        using (ExternalProblem external = child.Start())
        {
            external.Problem.Objective.ShouldNotBeAssignableTo<IDifferentiableObjective>();
            OptimizationResult result = new Sqp().Minimize(external.Problem, new RunOptions { Batch = external.Batch, Verify = false });
            result.Objective.ShouldBe(Child.Optimum, 1e-5);
        }

        child.Wanted.Distinct().Order().ShouldBe(["c", "f", "fc"]);
    }

    [Fact]
    public void Minimize_Batches_GoOutInChunksAndGiveTheSameBits()
    {
        using Child one = new("provides=f,g,c,J"), many = new("provides=f,g,c,J,batch");
        OptimizationResult run(Child child)
        {
            using ExternalProblem external = child.Start(new ExternalProblemOptions { BatchSize = 8 });
            Problem problem = external.Problem with { SearchRegion = Bounds.Uniform(2, -3, 3) };
            return new ParticleSwarm { SwarmSize = 20 }.Minimize(
                problem, new RunOptions { Batch = external.Batch, Stopping = new StoppingCriteria { MaxEvaluations = 60 }, Verify = false });
        }

        run(many).X.ShouldBe(run(one).X);
        many.Requests.Where(request => request["xs"] is not null).Select(request => request["xs"]!.AsArray().Count).ShouldBe([8, 8, 4, 8, 8, 4, 8, 8, 4]);
        one.Wanted.Length.ShouldBe(60);
    }

    [Fact]
    public void Batch_WrappedProblem_IsEvaluatedAsWrapped()
    {
        using var child = new Child("provides=f,c,batch");
        using ExternalProblem external = child.Start();
        Problem doubled = new(Objective.From(x => 2 * external.Problem.Objective.Evaluate(x)), 2);
        double[] values = new double[2];
        external.Batch.Evaluate(doubled, new double[] { 2, 1, 2, 2 }, values, default, default);
        values.ShouldBe([0, 2]);
    }

    [Fact]
    public void Batch_Rejected_IsAskedPointByPoint()
    {
        using var child = new Child("provides=f,c,batch", "batchError=one of them is bad", "errorAt=2");
        using ExternalProblem external = child.Start();
        double[] values = new double[3];
        external.Batch.Evaluate(external.Problem, new double[] { 2, 1, 2, 2, 3, 1 }, values, default, default);
        values.ShouldBe([0, double.NaN, 1]);
        external.RejectedPoints.ShouldBe(1);
        external.LastErrors.ShouldBe(["the mesh is tangled"]);
    }

    [Fact]
    public void Evaluate_SeveralThreads_TakeTurns()
    {
        using var child = new Child();
        using ExternalProblem external = child.Start();
        double[] values = new double[200];
        _ = Parallel.For(0, values.Length, i => values[i] = external.Problem.Objective.Evaluate([2 + i, 1]));
        values.ShouldBe(Enumerable.Range(0, 200).Select(i => (double)i * i));
    }

    [Fact]
    public void Evaluate_LongLines_PassWhole()
    {
        const int N = 20_000;
        using var child = new Child($"describe={{\"protocol\":1,\"dimension\":{N},\"provides\":[\"f\"]}}");
        double[] x = new double[N];
        for (int i = 0; i < N; i++) x[i] = Math.Sin(i);
        using (ExternalProblem external = child.Start()) external.Problem.Objective.Evaluate(x).ShouldBe(4 + Math.Pow(Math.Sin(1) - 1, 2), 1e-15);
        child.Requests[1]["x"]!.AsArray().Select(value => value!.GetValue<double>()).ShouldBe(x);
    }

    [Fact]
    public void Evaluate_PointNotFinite_IsNotAsked()
    {
        using var child = new Child();
        using (ExternalProblem external = child.Start()) external.Problem.Objective.Evaluate([double.NaN, 1]).ShouldBe(double.NaN);
        child.Wanted.ShouldBeEmpty();
    }
}
