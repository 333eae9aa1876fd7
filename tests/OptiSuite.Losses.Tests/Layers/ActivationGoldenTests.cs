namespace OptiSuite.Losses.Tests.Layers;

public sealed class ActivationGoldenTests
{
    [Fact]
    public void Backpropagate_GoldenCases_AgreesWithTheReference()
    {
        int count = 0;
        foreach (GoldenCase c in GoldenFile.Read("ops_activations").Cases)
        {
            Tensor x = c.Inputs["input"];
            int columns = x.Shape[^1], rows = x.Data.Length / columns;
            var model = new SequentialModel(Make(c.Text("op"), columns));
            double[] workspace = new double[model.WorkspaceLength(rows)], y = new double[rows * model.OutputCount], gradient = new double[x.Data.Length];
            model.Predict(default, x.Data, rows, workspace, y);
            model.Backpropagate(default, x.Data, rows, workspace, c.Upstream, default, gradient);
            c.CheckOutput(y);
            c.CheckGradient("input", gradient);
            count++;
        }

        count.ShouldBe(21);
    }

    private static Layer[] Make(string operation, int columns) => operation switch
    {
        "softmax" => [new SoftmaxLayer(columns)],
        "log_softmax" => [new LogSoftmaxLayer(columns)],
        "logsumexp" => [new LogSumExpLayer(columns)],
        "sigmoid" => [new SigmoidLayer(columns)],
        "logsigmoid" => [new LogSigmoidLayer(columns)],
        "softplus" => [new SoftplusLayer(columns)],
        "normalize" => [new NormalizeLayer(columns)],
        "relu" => [new ReluLayer(columns)],
        "clamp_min0" => [new ReluLayer(columns) { SlopeAtZero = 1 }],
        "max_dim1" => [new MaximumLayer(columns)],
        "amax_dim1" => [new MaximumLayer(columns) { SplitsTies = true }],
        "abs" => [new AbsoluteValueLayer(columns)],
        "norm_inf" => [new AbsoluteValueLayer(columns), new MaximumLayer(columns) { SplitsTies = true }],
        _ => throw new ArgumentException(operation),
    };
}
