using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Runs an activation over its input, forward and backward.</summary>
internal static class ActivationLoop
{
    public static void Forward<TKernel>(TKernel kernel, ReadOnlySpan<double> input, Span<double> output)
        where TKernel : struct, IActivationKernel
    {
        int width = Vector<double>.Count, whole = input.Length - (input.Length % width);
        ref double x = ref MemoryMarshal.GetReference(input), y = ref MemoryMarshal.GetReference(output);
        for (int i = 0; i < whole; i += width) kernel.Value(Vector.LoadUnsafe(ref x, (nuint)i)).StoreUnsafe(ref y, (nuint)i);
        if (whole == input.Length) return;

        Span<double> lanes = stackalloc double[width];
        kernel.Value(Load(input[whole..], lanes)).CopyTo(lanes);
        lanes[..(input.Length - whole)].CopyTo(output[whole..]);
    }

    public static void Backward<TKernel>(
        TKernel kernel, ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient)
        where TKernel : struct, IActivationKernel
    {
        if (inputGradient.IsEmpty) return;
        int width = Vector<double>.Count, whole = input.Length - (input.Length % width);
        ref double x = ref MemoryMarshal.GetReference(input), y = ref MemoryMarshal.GetReference(output);
        ref double g = ref MemoryMarshal.GetReference(outputGradient), r = ref MemoryMarshal.GetReference(inputGradient);
        for (int i = 0; i < whole; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> slope = kernel.Slope(Vector.LoadUnsafe(ref x, at), Vector.LoadUnsafe(ref y, at));
            (slope * Vector.LoadUnsafe(ref g, at)).StoreUnsafe(ref r, at);
        }

        if (whole == input.Length) return;
        Span<double> lanes = stackalloc double[width], outputs = stackalloc double[width], slopes = stackalloc double[width];
        kernel.Slope(Load(input[whole..], lanes), Load(output[whole..], outputs)).CopyTo(slopes);
        for (int i = whole; i < input.Length; i++) inputGradient[i] = slopes[i - whole] * outputGradient[i];
    }

    private static Vector<double> Load(ReadOnlySpan<double> values, Span<double> lanes)
    {
        lanes.Clear();
        values.CopyTo(lanes);
        return new Vector<double>(lanes);
    }
}
