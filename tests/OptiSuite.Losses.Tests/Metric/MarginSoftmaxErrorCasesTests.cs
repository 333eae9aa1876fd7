namespace OptiSuite.Losses.Tests.Metric;

public sealed class MarginSoftmaxErrorCasesTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(-100)]
    public void Evaluate_LabelOutsideTheClasses_NamesLabelAndRange(int label) =>
        Refused(() => new CosFaceLoss().Evaluate(new double[4], new double[6], [0, label], 2))
            .ShouldContain($"Label 1 of cosface is {label}; a label is the index of a class, 0 to 2, and there are 3 class weights");

    [Fact]
    public void Evaluate_OneHotLabels_SaysThatAnIndexBelongsThere() =>
        Refused(() => new ArcFaceLoss().Evaluate(new double[4], new double[6], [1, 0, 0, 0, 1, 0], 2)).ShouldContain("not one value for each class");

    [Fact]
    public void Evaluate_ShapesThatDoNotFit_SaysWhichAndHow()
    {
        var loss = new ArcFaceLoss();
        Refused(() => loss.Evaluate(new double[5], new double[6], [0, 0], 2)).ShouldContain("5 values of embeddings");
        Refused(() => loss.Evaluate(new double[4], new double[5], [0, 0], 2)).ShouldContain("5 values of class weights");
        Refused(() => loss.Evaluate(new double[4], [], [0, 0], 2)).ShouldContain("no class weights");
        Refused(() => loss.Evaluate(new double[4], new double[6], [0, 0], 2, new double[3])).ShouldContain("gradient of arcface with respect to its embeddings");
        Refused(() => loss.Evaluate(new double[4], new double[6], [0, 0], 2, [], new double[3])).ShouldContain("respect to its weight");
        Should.Throw<ArgumentOutOfRangeException>(() => loss.Evaluate([], [], [], 0));
    }

    [Fact]
    public void Parameters_OutsideTheirRange_AreRefusedWithTheRemedy()
    {
        Refused(() => new ArcFaceLoss { Margin = 28.6 }).ShouldContain("degrees need to be multiplied by π/180");
        foreach (double margin in new[] { -0.1, Math.PI, double.NaN }) Refused(() => new ArcFaceLoss { Margin = margin });
        foreach (double scale in new[] { 0, -1, double.NaN, double.PositiveInfinity }) Refused(() => new CosFaceLoss { Scale = scale }).ShouldContain("64 is usual");
        Refused(() => new CosFaceLoss { Margin = double.NaN }).ShouldContain("finite");
        Refused(() => new ArcFaceLoss { Boundary = (ArcFaceBoundary)7 }).ShouldContain("None, EasyMargin or Monotone");
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
