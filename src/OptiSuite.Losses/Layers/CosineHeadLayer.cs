using System.Collections.Immutable;
using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>
/// Scaled cosines between the input and the weights of C classes: y_c = s·(x·w_c)/(‖x‖·‖w_c‖), each length at least ε. The parameters are W,
/// C×D, row-major.
/// </summary>
/// <remarks>
/// The head of face recognition, before a margin is taken: F. Wang et al., "NormFace", ACM Multimedia 2017. The weights start uniform in
/// ±√(6/(C + D)) (X. Glorot, Y. Bengio, AISTATS 2010). Its output does not depend on the lengths of x and w, so that weight decay on them has
/// no minimizer.
/// </remarks>
/// <example><code>var head = new CosineHeadLayer(128, 1000) { Scale = 64 };</code></example>
public sealed record CosineHeadLayer : Layer
{
    /// <summary>A head.</summary>
    /// <param name="inputCount">D, at least 1.</param>
    /// <param name="outputCount">C, the number of classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public CosineHeadLayer(int inputCount, int outputCount)
        : base(inputCount, outputCount)
    {
    }

    /// <summary>s, positive and finite. Default 1, cosines; 30 to 64 before a softmax.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Scale), value, "The scale must be positive and finite.");
    } = 1;

    /// <summary>ε, the shortest length that is divided by, positive and finite. Default 10⁻¹², as PyTorch's <c>normalize</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Eps
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite; it keeps a zero vector from 0/0.");
    } = 1e-12;

    /// <inheritdoc/>
    public override int ParameterCount => checked(InputCount * OutputCount);

    /// <inheritdoc/>
    public override ImmutableArray<ParameterSlice> Slices => [new("weight", 0, [OutputCount, InputCount])];

    /// <inheritdoc/>
    public override int WorkspaceLength(int rows) => checked(rows + OutputCount);

    /// <inheritdoc/>
    public override void Initialize(RandomStream random, Span<double> parameters) =>
        Initialization.Uniform(random, Math.Sqrt(6.0 / ((double)InputCount + OutputCount)), parameters);

    /// <inheritdoc/>
    protected override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        int d = InputCount, c = OutputCount;
        Span<double> ofRows = workspace[..rows], ofClasses = workspace.Slice(rows, c);
        InverseLengths(input, d, ofRows);
        InverseLengths(parameters, d, ofClasses);
        MatrixProduct.Multiply(rows, c, d, Scale, input, d, 1, parameters, 1, d, 0, output, c);
        for (int i = 0; i < rows; i++)
        {
            Span<double> y = output.Slice(i * c, c);
            TensorPrimitives.Multiply(y, ofClasses, y);
            TensorPrimitives.Multiply(y, ofRows[i], y);
        }
    }

    /// <inheritdoc/>
    protected override void ComputeGradients(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> output,
        int rows,
        LayerMode mode,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> outputGradient,
        Span<double> inputGradient,
        Span<double> parameterGradient)
    {
        // With a and b the inverse lengths of x and w, and H = s·a∘G∘b: the gradients are H·W − a²(g·y)·x for each row and
        // Hᵀ·X − b²(g·y)·w for each class; the second terms are absent where ε is the length.
        int d = InputCount, c = OutputCount;
        ReadOnlySpan<double> ofRows = workspace[..rows], ofClasses = workspace.Slice(rows, c);
        using var scratch = new ScratchSpace<double>((rows * c) + c);
        Span<double> h = scratch.Take(rows * c), alongClass = scratch.Take(c);
        alongClass.Clear();
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> g = outputGradient.Slice(i * c, c);
            Span<double> row = h.Slice(i * c, c);
            TensorPrimitives.Multiply(g, ofClasses, row);
            TensorPrimitives.Multiply(row, Scale * ofRows[i], row);
            TensorPrimitives.MultiplyAdd(g, output.Slice(i * c, c), alongClass, alongClass);
        }

        if (!inputGradient.IsEmpty)
        {
            MatrixProduct.Multiply(rows, d, c, 1, h, c, 1, parameters, d, 1, 0, inputGradient, d);
            for (int i = 0; i < rows; i++)
            {
                double along = TensorPrimitives.Dot(outputGradient.Slice(i * c, c), output.Slice(i * c, c));
                AddAlong(input.Slice(i * d, d), ofRows[i], along, inputGradient.Slice(i * d, d));
            }
        }

        if (parameterGradient.IsEmpty) return;
        MatrixProduct.Multiply(c, d, rows, 1, h, 1, c, input, d, 1, 0, parameterGradient, d);
        for (int k = 0; k < c; k++) AddAlong(parameters.Slice(k * d, d), ofClasses[k], alongClass[k], parameterGradient.Slice(k * d, d));
    }

    private void AddAlong(ReadOnlySpan<double> vector, double inverse, double along, Span<double> gradient)
    {
        if (inverse < 1 / Eps) TensorPrimitives.MultiplyAdd(vector, -along * inverse * inverse, gradient, gradient);
    }

    private void InverseLengths(ReadOnlySpan<double> matrix, int d, Span<double> inverse)
    {
        for (int i = 0; i < inverse.Length; i++) inverse[i] = 1 / Math.Max(TensorPrimitives.Norm(matrix.Slice(i * d, d)), Eps);
    }
}
