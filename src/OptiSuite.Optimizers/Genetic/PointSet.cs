using System.Numerics;

namespace OptiSuite.Optimizers;

/// <summary>A set of points by the hash of their bits: it tells copies, and takes one of 2⁶⁴/k other points for one.</summary>
internal sealed class PointSet
{
    private ulong[] _hashes = [];
    private int[] _rounds = [];
    private int _round;

    /// <summary>Empties the set.</summary>
    /// <param name="capacity">How many points may come, at most.</param>
    public void Clear(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * capacity));
        if (_hashes.Length < size) (_hashes, _rounds, _round) = (new ulong[size], new int[size], 0);
        // What is of an older round counts as empty, so that nothing need be cleared.
        if (_round == int.MaxValue)
        {
            Array.Clear(_rounds);
            _round = 0;
        }

        _round++;
    }

    /// <summary>Adds a point; false where it is there already.</summary>
    public bool Add(ReadOnlySpan<double> x)
    {
        ulong hash = HashOf(x);
        int mask = _hashes.Length - 1, slot = (int)(hash >> 40) & mask;
        while (_rounds[slot] == _round)
        {
            if (_hashes[slot] == hash) return false;
            slot = (slot + 1) & mask;
        }

        (_hashes[slot], _rounds[slot]) = (hash, _round);
        return true;
    }

    private static ulong HashOf(ReadOnlySpan<double> x)
    {
        ulong hash = 0x9E3779B97F4A7C15UL;
        foreach (double value in x)
        {
            // −0 and 0 are one value.
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value + 0.0)) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
