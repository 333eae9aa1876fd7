using System.Numerics.Tensors;

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
        Span<nint> origin = stackalloc nint[tensor.Rank];
        origin.Clear();
        return tensor.GetSpan(origin, checked((int)tensor.FlattenedLength));
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

    public static string Shape<T>(Tensor<T> tensor) => $"({string.Join(", ", tensor.Lengths.ToArray())})";
}
