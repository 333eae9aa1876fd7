using System.Globalization;
using System.Text;

namespace OptiSuite.Problems.Tests.Losses;

/// <summary>The families take data of other sizes than those that ship: they load, and value and gradient agree.</summary>
public sealed class LossFamilySizesTests
{
    private readonly RandomStream _random = new(23);

    public static TheoryData<string> Names => ["emb_arcface", "emb_cosface", "mlp_center", "emb_joint_ce_triplet", "emb_lifted_smooth", "emb_lifted_exact",
        "emb_contrastive", "emb_hinge_embedding", "ranksvm", "rank_ap", "rank_ndcg", "seg_dice", "seg_focal", "perceptual_inversion", "w1_fit", "w2_fit",
        "fid_fit", "hetero_gnll"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_OtherSizes_LoadsWithAGradientThatAgrees(string name)
    {
        (string data, string parameters, int n) = Make(name);
        string text = $$"""{"problems": [{"id": "{{name}}_mine", "n": {{n}}, "data": { {{data}} }, "params": { {{parameters}} } }]}""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        LossSuite suite = LossSuite.Read(stream, "mine.json");
        suite.Skipped.ShouldBeEmpty();
        suite.Entries.Single().Family.ShouldBe(name);
        Problem problem = suite.Problems.Single();
        problem.Dimension.ShouldBe(n);

        var f = (IDifferentiableObjective)problem.Objective;
        double[] x = [.. Enumerable.Range(0, n).Select(_ => _random.NextGaussian())], gradient = new double[n];
        double value = f.Evaluate(x, gradient);
        value.ShouldBe(f.Evaluate(x), 1e-12 * Math.Max(1, Math.Abs(value)));
        gradient.ShouldAllBe(g => double.IsFinite(g));
        for (int i = 0; i < n; i++)
        {
            double at = x[i];
            x[i] = at + 1e-6;
            double above = f.Evaluate(x);
            x[i] = at - 1e-6;
            double below = f.Evaluate(x);
            x[i] = at;
            gradient[i].ShouldBe((above - below) / 2e-6, 1e-6 * Math.Max(1, Math.Abs(value)), $"{name}[{i}]");
        }
    }

    private (string Data, string Parameters, int N) Make(string name)
    {
        string x = Field("X", Normal(8 * 5), 8, 5), labels = Field("labels", [0, 1, 2, 3, 0, 1, 2, 3], 8), none = "";
        string triplets = Field("triplets", [0, 4, 1, 1, 5, 2, 7, 3, 0], 3, 3), pairs = Field("pairs", [0, 4, 1, 2, 7, 3, 5, 6], 4, 2);
        string images = Field("images", Normal(2 * 8 * 10), 2, 1, 8, 10), masks = Field("masks", Zeros(160).Select((_, i) => i % 3 == 0 ? 1.0 : 0), 2, 1, 8, 10);
        return name switch
        {
            // K(D + 1) + C(K + 1) with D = 5, C = 4, K = 3.
            "emb_arcface" or "emb_cosface" => (Join(x, labels), none, 34),
            // 5 → 4 → 3, W of 4×3, b of 4, centers of 4×3.
            "mlp_center" => (Join(x, labels), "\"hidden\": 4, \"embedding\": 3", 24 + 15 + 28),
            "emb_joint_ce_triplet" => (Join(x, labels, triplets), none, (3 * 9) + 4),
            "emb_lifted_smooth" or "emb_lifted_exact" => (Join(x, labels, Field("batch", [7, 3, 0, 4, 2], 5)), none, 15),
            "emb_contrastive" => (Join(x, pairs, Field("same", [1, 0, 1, 0], 4)), "\"margin\": 3", 15),
            "emb_hinge_embedding" => (Join(x, pairs, Field("target", [1, -1, 1, -1], 4)), "\"margin\": 3", 15),
            "ranksvm" => (Join(x, Field("i", [0, 1, 2], 3), Field("j", [5, 6, 7], 3), Field("target", [1, -1, 1], 3)), none, 5),
            "rank_ap" or "rank_ndcg" => (Join(x, Field("labels", [1, 0, 0, 1, 0, 1, 0, 0], 8)), none, 5),
            "seg_dice" => (Join(images, masks), "\"smooth\": 0.5", 10),
            "seg_focal" => (Join(images, masks), none, 10),
            "perceptual_inversion" => (Join(Field("w1", Normal(3 * 2 * 25), 3, 2, 5, 5), Field("b1", Normal(3), 3), Field("target", Normal(40), 1, 2, 4, 5)), none, 40),
            "w1_fit" or "w2_fit" => (Join(Field("z", Normal(9), 9), Field("y", Normal(14), 14)), none, 2),
            "fid_fit" => (Join(Field("Z", Normal(20), 10, 2), Field("Y", Normal(36), 12, 3)), none, 9),
            _ => (Join(x, Field("y", Normal(8), 8)), none, 12),
        };
    }

    private static string Join(params string[] fields) => string.Join(", ", fields);

    private static string Field(string name, IEnumerable<double> values, params int[] shape) => string.Create(
        CultureInfo.InvariantCulture, $"\"{name}\": {{\"shape\": [{string.Join(", ", shape)}], \"data\": [{string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}]}}");

    private static double[] Zeros(int length) => new double[length];

    private double[] Normal(int length) => [.. Enumerable.Range(0, length).Select(_ => _random.NextGaussian())];
}
