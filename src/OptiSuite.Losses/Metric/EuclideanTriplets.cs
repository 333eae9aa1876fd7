using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// <see cref="TripletHinge"/> for d(x, y) = ‖x − y + ε‖₂ with the three rows read together: once for the distances, and once, while
/// they are still in the cache, for the gradients, which are written and not added.
/// </summary>
internal readonly struct EuclideanTriplets(double margin, double eps, bool swap)
{
    public double Run(
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> anchorGradient,
        Span<double> positiveGradient,
        Span<double> negativeGradient)
    {
        bool wantsGradient = !(anchorGradient.IsEmpty && positiveGradient.IsEmpty && negativeGradient.IsEmpty);
        int count = anchor.Length / dimension;
        double total = 0;
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> a = anchor.Slice(k * dimension, dimension);
            ReadOnlySpan<double> p = positive.Slice(k * dimension, dimension);
            ReadOnlySpan<double> n = negative.Slice(k * dimension, dimension);
            double fromPositive = swap ? Math.Sqrt(RowKernels.SquaredDistance(p, n, eps)) : double.PositiveInfinity;
            (double toPositive, double fromAnchor) = FromAnchor(a, p, n);
            double hinge = toPositive - Math.Min(fromAnchor, fromPositive) + margin;
            double value = hinge < 0 ? 0 : hinge;
            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (!wantsGradient) continue;

            Span<double> ga = RowKernels.Row(anchorGradient, k, dimension);
            Span<double> gp = RowKernels.Row(positiveGradient, k, dimension);
            Span<double> gn = RowKernels.Row(negativeGradient, k, dimension);
            if (hinge < 0)
            {
                ga.Clear();
                gp.Clear();
                gn.Clear();
                continue;
            }

            double factor = upstream.IsEmpty ? scale : upstream[k] * scale;
            double share = TripletHinge.AnchorShare(swap, fromAnchor, fromPositive);
            WriteGradients(a, p, n, Quotient(factor, toPositive), Quotient(share * factor, fromAnchor), Quotient((1 - share) * factor, fromPositive), ga, gp, gn);
        }

        return total;
    }

    // The distance 0 has the subgradient 0.
    private static double Quotient(double factor, double distance) => distance == 0 ? 0 : factor / distance;

    private (double ToPositive, double ToNegative) FromAnchor(ReadOnlySpan<double> a, ReadOnlySpan<double> p, ReadOnlySpan<double> n)
    {
        ref double ra = ref MemoryMarshal.GetReference(a), rp = ref MemoryMarshal.GetReference(p), rn = ref MemoryMarshal.GetReference(n);
        int width = Vector<double>.Count, i = 0;
        Vector<double> sumP = Vector<double>.Zero, sumN = Vector<double>.Zero, offset = new(eps);
        for (; i <= a.Length - width; i += width)
        {
            Vector<double> x = Vector.LoadUnsafe(ref ra, (nuint)i);
            Vector<double> toP = x - Vector.LoadUnsafe(ref rp, (nuint)i) + offset, toN = x - Vector.LoadUnsafe(ref rn, (nuint)i) + offset;
            sumP = Vector.FusedMultiplyAdd(toP, toP, sumP);
            sumN = Vector.FusedMultiplyAdd(toN, toN, sumN);
        }

        double squareP = Vector.Sum(sumP), squareN = Vector.Sum(sumN);
        for (; i < a.Length; i++)
        {
            double toP = a[i] - p[i] + eps, toN = a[i] - n[i] + eps;
            squareP += toP * toP;
            squareN += toN * toN;
        }

        return (Math.Sqrt(squareP), Math.Sqrt(squareN));
    }

    /// <summary>With z₁ = a − p + ε, z₂ = a − n + ε, z₃ = p − n + ε: ga = c₁z₁ − c₂z₂, gp = −c₁z₁ − c₃z₃, gn = c₂z₂ + c₃z₃.</summary>
    private void WriteGradients(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> p,
        ReadOnlySpan<double> n,
        double c1,
        double c2,
        double c3,
        Span<double> ga,
        Span<double> gp,
        Span<double> gn)
    {
        ref double ra = ref MemoryMarshal.GetReference(a), rp = ref MemoryMarshal.GetReference(p), rn = ref MemoryMarshal.GetReference(n);
        ref double wa = ref MemoryMarshal.GetReference(ga), wp = ref MemoryMarshal.GetReference(gp), wn = ref MemoryMarshal.GetReference(gn);
        bool hasA = !ga.IsEmpty, hasP = !gp.IsEmpty, hasN = !gn.IsEmpty;
        int width = Vector<double>.Count, i = 0;
        Vector<double> offset = new(eps);
        for (; i <= a.Length - width; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> x = Vector.LoadUnsafe(ref ra, at), y = Vector.LoadUnsafe(ref rp, at), w = Vector.LoadUnsafe(ref rn, at);
            Vector<double> first = (x - y + offset) * c1, second = (x - w + offset) * c2;
            Vector<double> third = c3 == 0 ? Vector<double>.Zero : (y - w + offset) * c3;
            if (hasA) (first - second).StoreUnsafe(ref wa, at);
            if (hasP) (-(first + third)).StoreUnsafe(ref wp, at);
            if (hasN) (second + third).StoreUnsafe(ref wn, at);
        }

        for (; i < a.Length; i++)
        {
            double first = (a[i] - p[i] + eps) * c1, second = (a[i] - n[i] + eps) * c2, third = c3 == 0 ? 0 : (p[i] - n[i] + eps) * c3;
            if (hasA) ga[i] = first - second;
            if (hasP) gp[i] = -(first + third);
            if (hasN) gn[i] = second + third;
        }
    }
}
