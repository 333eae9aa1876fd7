using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>
/// A layer of a neural network: a function of parameters and input, row by row unless it says otherwise, with its vector-Jacobian
/// products. An immutable record of its sizes and settings.
/// </summary>
/// <remarks>
/// Arrays are flat and row-major; a row is a sample. A layer keeps nothing between calls and may be called from several threads: what
/// <see cref="Backward"/> needs beside input and output, <see cref="Forward"/> leaves in a workspace of the caller. Nothing is allocated once
/// the array pool is warm. NaN and infinite inputs spread.
/// </remarks>
public abstract record Layer
{
    /// <summary>A layer of so many inputs and outputs a row.</summary>
    /// <param name="inputCount">D, at least 1.</param>
    /// <param name="outputCount">C, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    protected Layer(int inputCount, int outputCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        InputCount = inputCount;
        OutputCount = outputCount;
    }

    /// <summary>The number of inputs of a row, D.</summary>
    public int InputCount { get; }

    /// <summary>The number of outputs of a row, C.</summary>
    public int OutputCount { get; }

    /// <summary>The number of parameters. The base: 0.</summary>
    public virtual int ParameterCount => 0;

    /// <summary>The tensors that the parameters consist of, in order. The base: none.</summary>
    public virtual ImmutableArray<ParameterSlice> Slices => [];

    /// <summary>Whether the outputs have continuous derivatives everywhere. The base: yes.</summary>
    public virtual bool IsSmooth => true;

    /// <summary>How many values <see cref="Forward"/> leaves for <see cref="Backward"/>. The base: 0.</summary>
    /// <param name="rows">N.</param>
    public virtual int WorkspaceLength(int rows) => 0;

    /// <summary>Fills the parameters with random starting values. The base: there are none.</summary>
    /// <param name="random">Where they are drawn from.</param>
    /// <param name="parameters">Receives <see cref="ParameterCount"/> values.</param>
    public virtual void Initialize(RandomStream random, Span<double> parameters)
    {
    }

    /// <summary>Writes the output.</summary>
    /// <param name="parameters"><see cref="ParameterCount"/> values.</param>
    /// <param name="input">N×D.</param>
    /// <param name="rows">N.</param>
    /// <param name="mode">Whether the layer is trained or used.</param>
    /// <param name="workspace">Receives what <see cref="Backward"/> needs, <see cref="WorkspaceLength"/> values.</param>
    /// <param name="output">Receives N×C values.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        RequireLengths(parameters.Length, input.Length, rows, workspace.Length, output.Length);
        if (rows > 0) ComputeOutput(parameters, input, rows, mode, workspace, output);
    }

    /// <summary>Writes the gradients in input and parameters, given that in the output: the vector-Jacobian products.</summary>
    /// <param name="parameters"><see cref="ParameterCount"/> values.</param>
    /// <param name="input">N×D.</param>
    /// <param name="output">What <see cref="Forward"/> wrote, N×C.</param>
    /// <param name="rows">N.</param>
    /// <param name="mode">The mode that <see cref="Forward"/> had.</param>
    /// <param name="workspace">What <see cref="Forward"/> left; it stays as it is.</param>
    /// <param name="outputGradient">The gradient of what follows in the output, N×C.</param>
    /// <param name="inputGradient">Receives the gradient in the input, N×D; empty if it is not wanted.</param>
    /// <param name="parameterGradient">Receives the gradient in the parameters; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Backward(
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
        RequireLengths(parameters.Length, input.Length, rows, workspace.Length, output.Length);
        Require("gradient in the output", outputGradient.Length, output.Length);
        if (!inputGradient.IsEmpty) Require("gradient in the input", inputGradient.Length, input.Length);
        if (!parameterGradient.IsEmpty) Require("gradient in the parameters", parameterGradient.Length, ParameterCount);
        if (rows == 0) parameterGradient.Clear();
        else ComputeGradients(parameters, input, output, rows, mode, workspace, outputGradient, inputGradient, parameterGradient);
    }

    /// <summary>Does the work of <see cref="Forward"/>; lengths have been checked, and there is a row.</summary>
    /// <inheritdoc cref="Forward"/>
    protected abstract void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output);

    /// <summary>Does the work of <see cref="Backward"/>; lengths have been checked, and there is a row.</summary>
    /// <inheritdoc cref="Backward"/>
    protected abstract void ComputeGradients(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> output,
        int rows,
        LayerMode mode,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> outputGradient,
        Span<double> inputGradient,
        Span<double> parameterGradient);

    private void RequireLengths(int parameters, int input, int rows, int workspace, int output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Require("parameter vector", parameters, ParameterCount);
        Require("input", input, checked(rows * InputCount));
        Require("output", output, checked(rows * OutputCount));
        int needed = WorkspaceLength(rows);
        if (workspace < needed)
        {
            throw new ArgumentException($"The workspace of {GetType().Name} has {workspace} values; for {rows} row(s) it needs {needed}.");
        }
    }

    private void Require(string what, int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                $"The {what} of {GetType().Name} ({InputCount} to {OutputCount}) has {length} values where {expected} belong; correct the length or the number of rows.");
        }
    }
}
