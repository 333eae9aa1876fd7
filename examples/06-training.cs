#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// Training small networks with the same optimizers as any other problem: a classifier, then an embedding.
using OptiSuite;
using OptiSuite.Losses;
using OptiSuite.Optimizers;

// 120 points of three classes in three clouds of the plane.
var random = new RandomStream(7);
const int Count = 120;
double[] points = new double[2 * Count];
int[] classes = new int[Count];
for (int i = 0; i < Count; i++)
{
    classes[i] = i % 3;
    double angle = 2 * Math.PI * classes[i] / 3;
    (points[2 * i], points[(2 * i) + 1]) = (Math.Cos(angle) + (0.3 * random.NextGaussian()), Math.Sin(angle) + (0.3 * random.NextGaussian()));
}

var network = new SequentialModel(new LinearLayer(2, 8), new TanhLayer(8), new LinearLayer(8, 3));
LossObjective classifier = LossObjective.Create(network, new CrossEntropyLoss(), points, classes, weightDecay: 0.001);
var training = new Problem(classifier, classifier.Dimension) { Name = "classifier", Start = [.. network.Initialize(random)] };

// The objective is a mean over samples, so minibatches work as well as the whole.
var sgd = new MomentumSgd { LearningRate = 0.1, BatchSize = 20 };
OptimizationResult rough = sgd.Minimize(training, new RunOptions { Seed = 1, Stopping = new StoppingCriteria { MaxIterations = 300 } });
OptimizationResult fine = new Bfgs().Minimize(training, new RunOptions { Stopping = new StoppingCriteria { MaxIterations = 300 } });
Console.WriteLine($"cross entropy: momentum SGD {rough.Objective:F4}, BFGS {fine.Objective:F4}");
Console.WriteLine($"right: {RightShare(fine.X.AsSpan()):P0} of the training points");

// An embedding in the plane that draws points of one class together: triplets from a sampler are the terms.
var embedder = new SequentialModel(new LinearLayer(2, 8), new TanhLayer(8), new LinearLayer(8, 2));
double[] start = embedder.Initialize(random);
int[] triplets = new BatchHardTripletSampler().Sample(Embed(start), classes, 2);
LossObjective metric = LossObjective.Create(embedder, new TripletMarginLoss { Margin = 1 }, points, triplets, weightDecay: 0.001);
var embedding = new Problem(metric, metric.Dimension) { Name = "embedding", Start = [.. start] };
OptimizationResult embedded = sgd.Minimize(embedding, new RunOptions { Seed = 1, Stopping = new StoppingCriteria { MaxIterations = 300 } });
Console.WriteLine($"{triplets.Length / 3} hardest triplets: loss {metric.Evaluate(start):F4} before, {embedded.Objective:F4} after");

double RightShare(ReadOnlySpan<double> theta)
{
    double[] logits = new double[3 * Count];
    network.Predict(theta, points, Count, new double[network.WorkspaceLength(Count)], logits);
    return Enumerable.Range(0, Count).Average(i => logits[(3 * i) + classes[i]] == logits.Skip(3 * i).Take(3).Max() ? 1.0 : 0);
}

double[] Embed(double[] theta)
{
    double[] embeddings = new double[2 * Count];
    embedder.Predict(theta, points, Count, new double[embedder.WorkspaceLength(Count)], embeddings);
    return embeddings;
}
