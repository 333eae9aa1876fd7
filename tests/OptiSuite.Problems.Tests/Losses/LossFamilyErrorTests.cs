using System.Text;

namespace OptiSuite.Problems.Tests.Losses;

/// <summary>Files of the families with embeddings, classifiers, rankings, images, generators and distributions that are wrong say where.</summary>
public sealed class LossFamilyErrorTests
{
    private const string Data = """ "datasets": {"mine": {"X": [[1, 2], [3, 4], [5, 6]]}} """;

    [Theory]
    [InlineData("""{"id": "emb_triplet_x", "data": {"X": "datasets.mine.X", "triplets": [[0, 1]]}, "n": 4}""", "data.triplets", "T×3")]
    [InlineData("""{"id": "emb_triplet_x", "data": {"X": "datasets.mine.X", "triplets": [[0, 1, 2]]}, "n": 5}""", "'n'", "K·2")]
    [InlineData("""{"id": "emb_triplet_x", "data": {"X": "datasets.mine.X", "triplets": [[0, 1, 2]]}, "params": {"margin": -1}, "n": 4}""", "params", "margin")]
    [InlineData("""{"id": "emb_contrastive_x", "data": {"X": "datasets.mine.X", "pairs": [[0, 1, 2]], "same": [1]}, "n": 4}""", "data.pairs", "T×2")]
    [InlineData("""{"id": "emb_contrastive_x", "data": {"X": "datasets.mine.X", "pairs": [[0, 1]], "same": [1, 0]}, "n": 4}""", "data.same", "1 pairs, give 1")]
    [InlineData("""{"id": "emb_contrastive_x", "data": {"X": "datasets.mine.X", "pairs": [[0, 1]], "same": [0.5]}, "n": 4}""", "data.same", "whole numbers")]
    [InlineData("""{"id": "emb_contrastive_x", "data": {"X": "datasets.mine.X", "pairs": [[0, 1]], "same": [-1]}, "n": 4}""", "data", "-1")]
    [InlineData("""{"id": "emb_hinge_embedding_x", "data": {"X": "datasets.mine.X", "pairs": [[0, 1]], "target": [0]}, "n": 4}""", "data", "Label 0 is 0")]
    [InlineData("""{"id": "emb_cosine_x", "data": {"X": "datasets.mine.X", "pairs": [[0, 1]], "target": [1]}, "params": {"margin": "big"}, "n": 4}""", "params.margin", "number")]
    [InlineData("""{"id": "emb_lifted_smooth_x", "data": {"X": "datasets.mine.X", "labels": [0, 1], "batch": [0, 1]}, "n": 4}""", "data.labels", "3 rows")]
    [InlineData("""{"id": "emb_lifted_smooth_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0], "batch": [3]}, "n": 4}""", "data.batch", "0 to 2")]
    [InlineData("""{"id": "emb_lifted_smooth_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0], "batch": []}, "n": 4}""", "data", "N ≥ 1")]
    [InlineData("""{"id": "emb_arcface_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0]}, "n": 8}""", "'n'", "K·5 + 2")]
    [InlineData("""{"id": "emb_arcface_x", "data": {"X": "datasets.mine.X", "labels": [0, -1, 0]}, "n": 7}""", "data.labels", "-1 as value 1")]
    [InlineData("""{"id": "emb_arcface_x", "data": {"X": "datasets.mine.X", "labels": [0, 2147483647, 0]}, "n": 7}""", "data.labels", "2147483647 as value 1")]
    [InlineData("""{"id": "emb_arcface_x", "data": {"X": {"shape": [0, 2], "data": []}, "labels": []}, "n": 7}""", "data.X", "at least one sample")]
    [InlineData("""{"id": "emb_cosface_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0]}, "params": {"scale": 0}, "n": 7}""", "params", "scale")]
    [InlineData("""{"id": "mlp_center_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0]}, "params": {"hidden": 1.5}, "n": 7}""", "params.hidden", "whole number")]
    [InlineData("""{"id": "mlp_center_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0]}, "n": 7}""", "'n'", "parameters")]
    [InlineData("""{"id": "emb_joint_ce_triplet_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0], "triplets": [[0, 2, 1]]}, "n": 7}""", "'n'", "K·4 + 2")]
    [InlineData("""{"id": "emb_joint_ce_triplet_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 0], "triplets": [[0, 2]]}, "n": 6}""", "data.triplets", "T×3")]
    [InlineData("""{"id": "ranksvm_x", "data": {"X": "datasets.mine.X", "i": [0, 1], "j": [1], "target": [1, 1]}, "n": 2}""", "data.j", "data.i 2")]
    [InlineData("""{"id": "ranksvm_x", "data": {"X": "datasets.mine.X", "i": [0], "j": [1], "target": [0]}, "n": 2}""", "data", "Target 0")]
    [InlineData("""{"id": "ranksvm_x", "data": {"X": "datasets.mine.X", "i": [0], "j": [1], "target": [1]}, "n": 3}""", "'n'", "2 columns")]
    [InlineData("""{"id": "rank_ap_x", "data": {"X": "datasets.mine.X", "labels": [0, 1]}, "n": 2}""", "data.labels", "give 3")]
    [InlineData("""{"id": "rank_ndcg_x", "data": {"X": "datasets.mine.X", "labels": [0, 1, 2]}, "n": 2}""", "data.labels", "0 to 1")]
    [InlineData("""{"id": "seg_dice_x", "data": {"images": [[1, 2]], "masks": [[0, 1]]}, "n": 10}""", "data.images", "N×C×H×W")]
    [InlineData("""{"id": "seg_dice_x", "data": {"images": [[[[1]]]], "masks": [[0, 1]]}, "n": 10}""", "data.images", "\"shape\"")]
    [InlineData("""{"id": "seg_dice_x", "data": {"images": {"shape": [1, 1, 1, 2], "data": [1, 2]}, "masks": {"shape": [1, 1, 2, 1], "data": [1, 0]}}, "n": 10}""", "data.masks", "N×1×H×W")]
    [InlineData("""{"id": "seg_dice_x", "data": {"images": {"shape": [1, 1, 1, 2], "data": [1, 2]}, "masks": {"shape": [1, 1, 1, 2], "data": [1, 5]}}, "n": 10}""", "data", "Target 1")]
    [InlineData("""{"id": "seg_focal_x", "data": {"images": {"shape": [1, 1, 1, 2], "data": [1, 2]}, "masks": {"shape": [1, 1, 1, 2], "data": [1, 5]}}, "n": 10}""", "data", "Target 1")]
    [InlineData("""{"id": "seg_focal_x", "data": {"images": {"shape": [1, 1, 0, 2], "data": []}, "masks": {"shape": [1, 1, 0, 2], "data": []}}, "n": 10}""", "data", "height")]
    [InlineData("""{"id": "seg_focal_x", "data": {"images": {"shape": [1, 1, 1, 2], "data": [1, 2]}, "masks": {"shape": [1, 1, 1, 2], "data": [1, 0]}}, "n": 9}""", "'n'", "10 parameters")]
    [InlineData("""{"id": "perceptual_inversion_x", "data": {"w1": {"shape": [1, 1, 2, 2], "data": [1, 2, 3, 4]}, "b1": [0], "target": {"shape": [1, 1, 2, 2], "data": [1, 2, 3, 4]}}, "n": 4}""", "data.target", "odd S")]
    [InlineData("""{"id": "perceptual_inversion_x", "data": {"w1": {"shape": [1, 1, 1, 1], "data": [1]}, "b1": [0, 1], "target": {"shape": [1, 1, 2, 2], "data": [1, 2, 3, 4]}}, "n": 4}""", "data.b1", "output channels")]
    [InlineData("""{"id": "w1_fit_x", "data": {"z": [1, 2], "y": []}, "n": 2}""", "data", "at least one")]
    [InlineData("""{"id": "w1_fit_x", "data": {"z": [], "y": [1]}, "n": 2}""", "data", "N ≥ 1")]
    [InlineData("""{"id": "w1_fit_x", "data": {"z": [1], "y": [1]}, "n": 3}""", "'n'", "2 parameters")]
    [InlineData("""{"id": "w2_fit_x", "data": {"z": [1], "y": [1]}, "params": {"p": 0.5}, "n": 2}""", "params", "power")]
    [InlineData("""{"id": "fid_fit_x", "data": {"Z": [[1, 2]], "Y": [[1, 2], [3, 4]]}, "n": 6}""", "data", "at least 2")]
    [InlineData("""{"id": "fid_fit_x", "data": {"Z": [[1, 2], [3, 4]], "Y": [[1, 2]]}, "n": 6}""", "data", "at least 2")]
    [InlineData("""{"id": "hetero_gnll_x", "data": {"X": "datasets.mine.X", "y": [1]}, "n": 6}""", "data.y", "3 rows")]
    [InlineData("""{"id": "hetero_gnll_x", "data": {"X": "datasets.mine.X", "y": [1, 2, 3]}, "params": {"eps": -1}, "n": 6}""", "params", "eps")]
    [InlineData("""{"id": "kl_projection_x", "data": {"q": [0.5, 0]}, "n": 2}""", "data.q", "positive")]
    [InlineData("""{"id": "mixture_simplex_x", "data": {"F": [[1, -1]]}, "n": 2}""", "data.F", "not negative")]
    [InlineData("""{"id": "emd_lp_x", "data": {"cost": [[1, 2]]}, "n": 3}""", "data.cost", "[1, 2]")]
    public void Read_Malformed_NamesFileFieldAndRemedy(string problem, string field, string what)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ {{Data}}, "problems": [{{problem}}] }"""));
        string message = Should.Throw<InvalidDataException>(() => LossSuite.Read(stream, "mine.json")).Message;
        message.ShouldStartWith("mine.json: problem ");
        message.ShouldContain(field);
        message.ShouldContain(what, Case.Insensitive);
        message.ShouldEndWith(".");
    }
}
