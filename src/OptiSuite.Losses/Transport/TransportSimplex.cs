using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// The network simplex method for the transport problem. Every arc of the bipartite graph exists and has no upper limit, so that the
/// arcs outside the tree are the entries of the cost matrix and carry no flow.
/// </summary>
internal static class TransportSimplex
{
    // Reduced costs above this part of the largest cost are rounding.
    private const double Tolerance = 5e-14;
    private const int SmallestBlock = 64;

    /// <summary>Finds the optimal tree. All supplies and demands are positive, and their sums agree.</summary>
    public static void Solve(ref TransportTree tree, Span<long> supply, Span<long> demand)
    {
        Start(ref tree, supply, demand);
        tree.Refresh();
        int sinks = tree.Sinks, refreshEvery = tree.Sources + sinks;
        long arcs = (long)tree.Sources * sinks, block = Math.Max(SmallestBlock, (long)Math.Sqrt(arcs));
        double limit = -Tolerance * Math.Abs(TensorPrimitives.MaxMagnitude(tree.Cost));
        int row = 0, column = 0, sinceRefresh = 0;
        // Optimal: all arcs looked through in vain, with potentials free of the rounding of many pivots.
        for (long seen = 0; seen < arcs || sinceRefresh > 0;)
        {
            if (seen >= arcs || sinceRefresh >= refreshEvery)
            {
                tree.Refresh();
                (seen, sinceRefresh) = (0, 0);
            }

            (int bestRow, int bestColumn, double best) = (-1, -1, limit);
            for (long left = block; left > 0 && seen < arcs;)
            {
                int length = (int)Math.Min(left, sinks - column);
                ReadOnlySpan<double> costs = tree.Cost.Slice((row * sinks) + column, length), v = tree.SinkPotentials.Slice(column, length);
                double u = tree.SourcePotentials[row], least = LeastDifference(costs, v) - u;
                if (least < best) (bestRow, bestColumn, best) = (row, column + IndexOf(costs, v, least + u), least);
                left -= length;
                seen += length;
                column += length;
                if (column == sinks) (row, column) = (row + 1 == tree.Sources ? 0 : row + 1, 0);
            }

            if (bestRow < 0) continue;
            tree.Pivot(bestRow, bestColumn, ReducedCost(ref tree, bestRow, bestColumn));
            sinceRefresh++;
            seen = 0;
        }
    }

    // Each source sends to the cheapest sinks that still have demand. The root's turn comes last, and a source that ends together with a
    // sink still sends nothing to the next one: thus arcs without flow lead towards the root, which makes the tree strongly feasible.
    private static void Start(ref TransportTree tree, Span<long> supply, Span<long> demand)
    {
        int m = tree.Sources, last = tree.Sinks - 1;
        using var scratch = new ScratchSpace<int>(tree.Sinks);
        Span<int> open = scratch.Take(last);
        for (int j = 0; j < last; j++) open[j] = j;
        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<double> costs = tree.Cost.Slice(i * tree.Sinks, tree.Sinks);
            while (true)
            {
                int at = Cheapest(costs, open), j = at < 0 ? last : open[at];
                if (at < 0 || supply[i] < demand[j])
                {
                    tree.Attach(i, m + j, supply[i]);
                    demand[j] -= supply[i];
                    break;
                }

                tree.Attach(m + j, i, demand[j]);
                supply[i] -= demand[j];
                open[at] = open[^1];
                open = open[..^1];
            }
        }
    }

    private static int Cheapest(ReadOnlySpan<double> costs, ReadOnlySpan<int> open)
    {
        int best = -1;
        double least = double.PositiveInfinity;
        for (int k = 0; k < open.Length; k++)
        {
            if (costs[open[k]] < least) (best, least) = (k, costs[open[k]]);
        }

        return best;
    }

    private static double ReducedCost(ref TransportTree tree, int i, int j) =>
        tree.Cost[(i * tree.Sinks) + j] - tree.SourcePotentials[i] - tree.SinkPotentials[j];

    private static double LeastDifference(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y);
        int width = Vector<double>.Count, k = 0;
        double least = double.PositiveInfinity;
        if (x.Length >= width)
        {
            Vector<double> leasts = new(least);
            for (; k <= x.Length - width; k += width)
            {
                leasts = Vector.MinNative(leasts, Vector.LoadUnsafe(ref xs, (nuint)k) - Vector.LoadUnsafe(ref ys, (nuint)k));
            }

            for (int lane = 0; lane < width; lane++) least = Math.Min(least, leasts[lane]);
        }

        for (; k < x.Length; k++) least = Math.Min(least, x[k] - y[k]);
        return least;
    }

    // Where x − y takes the value; the nearest if rounding hides it.
    private static int IndexOf(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double value)
    {
        int nearest = 0;
        double error = double.PositiveInfinity;
        for (int k = 0; k < x.Length && error > 0; k++)
        {
            double distance = Math.Abs(x[k] - y[k] - value);
            if (distance < error) (nearest, error) = (k, distance);
        }

        return nearest;
    }
}
