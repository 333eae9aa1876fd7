using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>The median, by selection.</summary>
internal static class Median
{
    /// <summary>Returns the median, of an even number the mean of the two in the middle; NaN of nothing and where there is a NaN. Reorders the values.</summary>
    public static double Of(Span<double> values)
    {
        if (values.IsEmpty || TensorPrimitives.IsNaNAny<double>(values)) return double.NaN;
        int middle = values.Length / 2;
        double upper = Select(values, middle);
        // The selection leaves the smaller half on the left.
        return values.Length % 2 == 1 ? upper : (upper * 0.5) + (TensorPrimitives.Max<double>(values[..middle]) * 0.5);
    }

    // Hoare's selection (1961) with the median of three as pivot; a range that shrinks too slowly is sorted, so that no order of the
    // values costs more than n·log n.
    private static double Select(Span<double> values, int rank)
    {
        int low = 0, high = values.Length - 1, budget = 4 * (int)Math.Log2(values.Length + 1);
        while (low < high)
        {
            if (budget-- == 0)
            {
                values[low..(high + 1)].Sort();
                break;
            }

            double pivot = MedianOfThree(values[low], values[low + ((high - low) / 2)], values[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (rank <= j) high = j;
            else if (rank >= i) low = i;
            else break;
        }

        return values[rank];
    }

    private static double MedianOfThree(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
