using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Cross entropy with soft targets where the classes are P positions apart: tiles of positions, class after class.</summary>
internal readonly ref struct SoftTargetTiles(SmoothedTargets targets, LogitShape shape)
{
    private readonly SmoothedTargets _targets = targets;

    public double Run(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        int positions = shape.Positions, width = SoftmaxTile.Positions(shape), logits = shape.Classes * positions, tileLength = SoftmaxTile.ScratchLength(shape);
        using var scratch = new ScratchSpace<double>(2 * tileLength);
        var tile = SoftmaxTile.In(scratch.Take(tileLength), shape);
        Span<double> v = scratch.Take(tile.Powers.Length);
        double total = 0;
        for (int n = 0; n < shape.Batch; n++)
        {
            for (int start = 0; start < positions; start += width)
            {
                int count = Math.Min(width, positions - start), at = (n * logits) + start, first = (n * positions) + start, length = logits - start;
                tile.Load(input.Slice(at, length), positions, count);
                Span<double> gx = inputGradient.IsEmpty ? default : inputGradient.Slice(at, length);
                Span<double> gy = targetGradient.IsEmpty ? default : targetGradient.Slice(at, length);
                Sum(tile, v, target.Slice(at, length), count, gy);
                tile.Exponentiate();
                for (int k = 0; k < count; k++)
                {
                    double mass = tile.Slope[k], value = (mass * tile.LogOfSum[k]) - tile.Dot[k];
                    double factor = upstream.IsEmpty ? scale : upstream[first + k] * scale;
                    total += value;
                    if (!each.IsEmpty) each[first + k] = value;
                    tile.Slope[k] = factor * mass / (1 + tile.Rest[k]);
                    tile.Factor[k] = factor;
                }

                Differentiate(tile, v, count, gx, gy);
            }
        }

        return total;
    }

    // Slope = Σ v, Dot = Σ v(x − m); x − m is left in the gradient of the target.
    private void Sum(SoftmaxTile tile, Span<double> v, ReadOnlySpan<double> target, int count, Span<double> gy)
    {
        tile.Slope.Clear();
        tile.Dot.Clear();
        ref double mass = ref MemoryMarshal.GetReference(tile.Slope), dot = ref MemoryMarshal.GetReference(tile.Dot), max = ref MemoryMarshal.GetReference(tile.Max);
        for (int c = 0; c < shape.Classes; c++)
        {
            Span<double> row = v.Slice(c * tile.Stride, tile.Stride);
            target.Slice(c * shape.Positions, count).CopyTo(row);
            row[count..].Clear();
            ref double x = ref MemoryMarshal.GetReference(tile.Powers.Slice(c * tile.Stride, tile.Stride)), vs = ref MemoryMarshal.GetReference(row);
            Vector<double> keep = new(_targets.Keep(c)), spread = new(_targets.Spread(c));
            for (int i = 0; i < tile.Stride; i += Vector<double>.Count)
            {
                Vector<double> t = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref vs, (nuint)i), keep, spread);
                Vector<double> d = Vector.LoadUnsafe(ref x, (nuint)i) - Vector.LoadUnsafe(ref max, (nuint)i);
                t.StoreUnsafe(ref vs, (nuint)i);
                (Vector.LoadUnsafe(ref mass, (nuint)i) + t).StoreUnsafe(ref mass, (nuint)i);
                (Vector.LoadUnsafe(ref dot, (nuint)i) + SmoothedTargets.Product(t, d)).StoreUnsafe(ref dot, (nuint)i);
            }

            if (!gy.IsEmpty) TensorPrimitives.Subtract(tile.Powers.Slice(c * tile.Stride, count), tile.Max[..count], gy.Slice(c * shape.Positions, count));
        }
    }

    private void Differentiate(SoftmaxTile tile, Span<double> v, int count, Span<double> gx, Span<double> gy)
    {
        ReadOnlySpan<double> factors = tile.Factor[..count], logs = tile.LogOfSum[..count];
        for (int c = 0; c < shape.Classes; c++)
        {
            if (!gx.IsEmpty)
            {
                Span<double> part = gx.Slice(c * shape.Positions, count), row = v.Slice(c * tile.Stride, count);
                TensorPrimitives.Multiply(row, factors, row);
                TensorPrimitives.Multiply(tile.Powers.Slice(c * tile.Stride, count), tile.Slope[..count], part);
                TensorPrimitives.Subtract(part, row, part);
            }

            if (!gy.IsEmpty)
            {
                Span<double> part = gy.Slice(c * shape.Positions, count);
                TensorPrimitives.Subtract(logs, part, part);
                TensorPrimitives.Multiply(part, factors, part);
                TensorPrimitives.Multiply(part, _targets.Keep(c), part);
            }
        }
    }
}
