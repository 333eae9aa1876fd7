namespace OptiSuite.Core.Tests.Running;

public class ExitReasonTests
{
    [Fact]
    public void EveryReason_BelongsToExactlyOneGroup()
    {
        foreach (ExitReason reason in Enum.GetValues<ExitReason>())
        {
            new[] { reason.IsConverged(), reason.IsStopped(), reason.IsFailed() }.Count(group => group).ShouldBe(1, reason.ToString());
        }
    }
}
