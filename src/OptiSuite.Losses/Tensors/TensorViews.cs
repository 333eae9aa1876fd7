using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Dense tensors as the flat row-major spans that losses take, and their shapes.</summary>
internal static class TensorViews
{
    /// <summary>The values of a dense tensor in row-major order.</summary>
    public static Span<T> Flat<T>(this Tensor<T> tensor, string what)
    {
        ArgumentNullException.ThrowIfNull(tensor, what);
        if (tensor.IsEmpty) return default;
        if (!tensor.IsDense) throw new ArgumentException($"The tensor '{what}' {Shape(tensor)} is a view with gaps; call ToDenseTensor() first.", what);
        // GetSpan refuses tensors with a dimension of 1; a dense tensor is one run of values from its first.
        Span<nint> origin = stackalloc nint[tensor.Rank];
        origin.Clear();
        return MemoryMarshal.CreateSpan(ref tensor[origin], checked((int)tensor.FlattenedLength));
    }

    /// <summary>The values of a gradient that has the shape of its input; empty where it is not wanted.</summary>
    public static Span<double> FlatGradient(this Tensor<double>? gradient, Tensor<double> input, string what)
    {
        if (gradient is null) return default;
        RequireSameShape(gradient, input, what + "Gradient", what);
        return gradient.Flat(what + "Gradient");
    }

    public static void RequireSameShape(Tensor<double> first, Tensor<double> second, string nameOfFirst, string nameOfSecond)
    {
        ArgumentNullException.ThrowIfNull(first, nameOfFirst);
        ArgumentNullException.ThrowIfNull(second, nameOfSecond);
        if (first.Lengths.SequenceEqual(second.Lengths)) return;
        throw new ArgumentException(
            $"The tensor '{nameOfFirst}' has the shape {Shape(first)} and '{nameOfSecond}' {Shape(second)}; they must be the same. Nothing is broadcast: repeat the smaller one.");
    }

    /// <summary>(C) is one sample of C classes; (N, C, d₁, d₂, …) has N of them, at d₁·d₂·… positions.</summary>
    public static LogitShape LogitShapeOf(Tensor<double> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ReadOnlySpan<nint> lengths = input.Lengths;
        if (lengths.Length == 0) throw new ArgumentException("The input is a single number, of the shape (); give (C), (N, C) or (N, C, d₁, d₂, …).");
        if (lengths.Length == 1) return new LogitShape(1, checked((int)lengths[0]));
        nint positions = 1;
        foreach (nint length in lengths[2..]) positions *= length;
        return new LogitShape(checked((int)lengths[0]), checked((int)lengths[1]), checked((int)positions));
    }

    /// <summary>(D) is one vector, (N, D) are N of them: D.</summary>
    public static int DimensionOf(Tensor<double> vectors, string what)
    {
        ArgumentNullException.ThrowIfNull(vectors, what);
        return vectors.Rank is 1 or 2
            ? checked((int)vectors.Lengths[^1])
            : throw new ArgumentException($"The tensor '{what}' has the shape {Shape(vectors)}; give (N, D), or (D) for a single vector.", what);
    }

    /// <summary>Class indices of the shape that the logits ask for: theirs without the dimension of the classes.</summary>
    public static void RequireIndexShape(Tensor<double> input, Tensor<int> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        ReadOnlySpan<nint> logits = input.Lengths, indices = target.Lengths;
        bool fits = logits.Length switch
        {
            1 => target.FlattenedLength == 1 && indices.Length <= 1,
            _ => indices.Length == logits.Length - 1 && indices[0] == logits[0] && indices[1..].SequenceEqual(logits[2..]),
        };
        if (fits) return;
        string hint = target.FlattenedLength == input.FlattenedLength ? " A value for each class is for losses of distributions." : "";
        throw new ArgumentException(
            $"The target has the shape {Shape(target)} for logits {Shape(input)}; give an index for each sample and position, the shape of the logits without the classes.{hint}");
    }

    /// <summary>Lists of class indices: the shape of the scores.</summary>
    public static void RequireListShape(Tensor<double> input, Tensor<int> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Lengths.SequenceEqual(input.Lengths)) return;
        throw new ArgumentException(
            $"The target has the shape {Shape(target)} for scores {Shape(input)}; give the same shape, in each row the indices of the right classes and then -1.");
    }

    /// <summary>A label for each of the vectors (N, D), or one for a single vector (D).</summary>
    public static void RequireLabelShape(Tensor<double> vectors, Tensor<int> labels, string what)
    {
        ArgumentNullException.ThrowIfNull(labels, what);
        nint count = vectors.Rank == 1 ? 1 : vectors.Lengths[0];
        if (labels.Rank <= 1 && labels.FlattenedLength == count) return;
        throw new ArgumentException($"The tensor '{what}' has the shape {Shape(labels)} for vectors {Shape(vectors)}; give a label for each, ({count}).", what);
    }

    public static void RequireRank(Tensor<double> tensor, int rank, string what)
    {
        ArgumentNullException.ThrowIfNull(tensor, what);
        if (tensor.Rank != rank) throw new ArgumentException($"The tensor '{what}' has the shape {Shape(tensor)}; give {rank} dimension(s).", what);
    }

    /// <summary>Room for a value for each of the vectors (N, D) or (D).</summary>
    public static Tensor<double> EachOf(Tensor<double> vectors) => Tensor.CreateFromShape<double>([vectors.Rank == 1 ? 1 : vectors.Lengths[0]]);

    /// <summary>Room for a value for each target, or where there are fewer for each sample.</summary>
    public static Tensor<double> EachOf(Tensor<int> target, int count) =>
        count == target.FlattenedLength && target.Rank > 0 ? Tensor.CreateFromShape<double>(target.Lengths) : Tensor.CreateFromShape<double>([count]);

    /// <summary>Room for a value for each logit, or each sample and position: the shape of the logits without the classes.</summary>
    public static Tensor<double> EachOf(Tensor<double> input, LogitShape shape, int count)
    {
        if (count == shape.TargetLength && input.Rank > 1) return Tensor.CreateFromShape<double>([input.Lengths[0], .. input.Lengths[2..]]);
        return count == shape.Length ? Tensor.CreateFromShape<double>(input.Lengths) : Tensor.CreateFromShape<double>([count]);
    }

    public static string Shape<T>(Tensor<T> tensor) => $"({string.Join(", ", tensor.Lengths.ToArray())})";
}
