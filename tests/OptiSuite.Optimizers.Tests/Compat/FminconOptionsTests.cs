using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

public class FminconOptionsTests
{
    [Fact]
    public void Defaults_FollowTheAlgorithm()
    {
        var interior = new FminconOptions();
        var sqp = new FminconOptions { Algorithm = FminconAlgorithm.Sqp };
        (interior.StepTolerance, interior.MaxIterations, interior.MaxFunctionEvaluationsFor(7)).ShouldBe((1e-10, 1000, 3000));
        (sqp.StepTolerance, sqp.MaxIterations, sqp.MaxFunctionEvaluationsFor(7)).ShouldBe((1e-6, 400, 700));
        (sqp.OptimalityTolerance, sqp.ConstraintTolerance, sqp.ObjectiveLimit, sqp.Display).ShouldBe((1e-6, 1e-6, -1e20, FminconDisplay.Final));
    }

    [Fact]
    public void StepTolerance_SetByHand_NoLongerFollowsTheAlgorithm() =>
        (new FminconOptions { StepTolerance = 1e-3 } with { Algorithm = FminconAlgorithm.Sqp }).StepTolerance.ShouldBe(1e-3);

    [Fact]
    public void Parse_MatlabsWriting_IsUnderstood()
    {
        FminconOptions options = FminconOptions.Parse(
            "fmincon", "Algorithm", "sqp-legacy", "Display", "iter-detailed", "MaxIterations", 50.0, "SpecifyObjectiveGradient", true,
            "FiniteDifferenceType", "central", "FunValCheck", "on", "TypicalX", new double[] { 1, 10 }, "FiniteDifferenceStepSize", 1e-5);
        options.Algorithm.ShouldBe(FminconAlgorithm.SqpLegacy);
        options.Display.ShouldBe(FminconDisplay.IterDetailed);
        options.MaxIterations.ShouldBe(50);
        options.SpecifyObjectiveGradient.ShouldBeTrue();
        options.FiniteDifferenceType.ShouldBe(FiniteDifferenceScheme.Central);
        options.FunValCheck.ShouldBeTrue();
        options.TypicalX!.Value.ShouldBe([1, 10]);
        options.FiniteDifferenceStepSize!.Value.ShouldBe([1e-5]);
    }

    [Fact]
    public void Parse_LegacyNames_SetTheNewOptions()
    {
        FminconOptions options = FminconOptions.Parse(
            "TolFun", 1e-9, "TolCon", 1e-8, "TolX", 1e-7, "MaxIter", 20, "MaxFunEvals", 300, "GradObj", "on", "GradConstr", "on", "DerivativeCheck", "off");
        (options.OptimalityTolerance, options.ConstraintTolerance, options.StepTolerance).ShouldBe((1e-9, 1e-8, 1e-7));
        (options.MaxIterations, options.MaxFunctionEvaluations).ShouldBe((20, 300));
        (options.SpecifyObjectiveGradient, options.SpecifyConstraintGradient, options.CheckGradients).ShouldBe((true, true, false));
    }

    [Theory]
    [InlineData("MaxIteration", "MaxIterations")]
    [InlineData("OptimalityTolerence", "OptimalityTolerance")]
    [InlineData("TolFunn", "TolFun")]
    [InlineData("Algoritm", "Algorithm")]
    public void Set_UnknownName_SuggestsTheNearest(string name, string nearest) =>
        Should.Throw<ArgumentException>(() => new FminconOptions().Set(name, 1)).Message.ShouldContain($"did you mean '{nearest}'?");

    [Theory]
    [InlineData("Algorithm", "spq", "'sqp'")]
    [InlineData("Display", "itr", "'iter'")]
    [InlineData("MaxIterations", 2.5, "whole number")]
    [InlineData("MaxIterations", -1, "at least 0")]
    [InlineData("MaxFunctionEvaluations", 0, "at least 1")]
    [InlineData("StepTolerance", -1e-6, "not below 0")]
    [InlineData("OptimalityTolerance", double.NaN, "finite")]
    [InlineData("ObjectiveLimit", double.NaN, "number")]
    [InlineData("SpecifyObjectiveGradient", "perhaps", "true or false")]
    [InlineData("TypicalX", 0.0, "not 0")]
    [InlineData("FiniteDifferenceStepSize", 0.0, "above 0")]
    [InlineData("OutputFcn", 3, "output function")]
    public void Set_ValueThatDoesNotFit_SaysWhatDoes(string name, object value, string words)
    {
        ArgumentException refusal = Should.Throw<ArgumentException>(() => new FminconOptions().Set(name, value));
        refusal.Message.ShouldContain(words);
        refusal.Message.ShouldContain(name);
    }

    [Fact]
    public void Set_OptionOfMatlabsOtherAlgorithms_IsAcceptedAndListed() =>
        new FminconOptions().Set("InitBarrierParam", 0.5).Set("HonorBounds", true).Set("initbarrierparam", 1)
            .WithoutEffect.ShouldBe(["HonorBounds", "InitBarrierParam"]);

    [Fact]
    public void Set_EmptyValue_IsTheDefaultAgain() =>
        new FminconOptions { MaxFunctionEvaluations = 5, TypicalX = [1] }.Set("MaxFunctionEvaluations", null).Set("TypicalX", null)
            .ShouldBe(new FminconOptions());

    [Fact]
    public void Parse_NameWithoutValue_IsRefused() =>
        Should.Throw<ArgumentException>(() => FminconOptions.Parse("Display", "off", "MaxIterations")).Message.ShouldContain("MaxIterations");
}
