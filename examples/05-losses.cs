#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// Losses on their own: a value, a gradient, and targets that are checked.
using System.Numerics.Tensors;
using OptiSuite.Losses;

// Two samples of three logits each, and the indices of the right classes.
double[] logits = [2.0, 0.5, -1.0, 0.2, 0.1, 3.0], gradient = new double[6];
int[] classes = [0, 1];
var crossEntropy = new CrossEntropyLoss { LabelSmoothing = 0.1 };
double value = crossEntropy.Evaluate(logits, classes, new LogitShape(2, 3), gradient);
Console.WriteLine($"{crossEntropy.Name}: {value:F6}, gradient ({string.Join(", ", gradient.Select(g => g.ToString("F4")))})");

// The same call on tensors, whose shapes are checked.
var x = Tensor.Create(logits, [2, 3]);
Console.WriteLine($"on tensors: {crossEntropy.Evaluate(x, Tensor.Create(classes, [2])):F6}");

// The focal loss cares less for what is right already: the first sample is, the second is not.
var focal = new SoftmaxFocalLoss();
double[] entropies = new double[2], focals = new double[2];
(new CrossEntropyLoss { Reduction = Reduction.None }).EvaluateTo(logits, classes, new LogitShape(2, 3), entropies);
(focal with { Reduction = Reduction.None }).EvaluateTo(logits, classes, new LogitShape(2, 3), focals);
Console.WriteLine($"easy sample: cross entropy {entropies[0]:F4}, focal {focals[0]:F4}; hard sample: {entropies[1]:F4}, {focals[1]:F4}");

// A wrong target is refused, and the message says what would be right.
try
{
    _ = new BinaryCrossEntropyWithLogitsLoss().Evaluate([0.3, -0.2], [1, -1]);
}
catch (ArgumentException e)
{
    Console.WriteLine(e.Message);
}
