namespace OptiSuite.Core.Tests.Running;

public class StoppingCriteriaTests
{
    [Fact]
    public void Properties_OutOfRange_NameValueAndRemedy()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { MaxEvaluations = 0 }).Message.ShouldContain("at least one evaluation");
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { MaxIterations = -1 }).Message.ShouldContain("-1");
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { StationarityTolerance = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { ConstraintTolerance = -1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { MaxTime = TimeSpan.Zero });
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { MaxTime = TimeSpan.MaxValue }).Message.ShouldContain("49 days");
        Should.Throw<ArgumentOutOfRangeException>(() => new StoppingCriteria { TargetObjective = double.NaN });
    }

    [Fact]
    public void Null_SwitchesEveryTestOff()
    {
        var criteria = new StoppingCriteria
        {
            MaxIterations = 30,
            StationarityTolerance = null,
            StepTolerance = null,
            StallIterations = null,
            ObjectiveLimit = null,
        };
        new StepDescent().Minimize(TestProblems.Sphere(0), new RunOptions { Stopping = criteria }).Iterations.ShouldBe(30);
    }
}
