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
    /// <param name="hash">Its hash (<see cref="HashOf"/>).</param>
    public bool Add(ulong hash)
    {
        int mask = _hashes.Length - 1, slot = (int)(hash >> 40) & mask;
        while (_rounds[slot] == _round)
        {
            if (_hashes[slot] == hash) return false;
            slot = (slot + 1) & mask;
        }

        (_hashes[slot], _rounds[slot]) = (hash, _round);
        return true;
    }

    /// <summary>A hash of a point's bits; −0 and 0 are one value.</summary>
    public static ulong HashOf(ReadOnlySpan<double> x)
    {
        // Four chains, so that a multiplication need not wait for the one before.
        ulong a = 0x9E3779B97F4A7C15UL, b = 0xBF58476D1CE4E5B9UL, c = 0x94D049BB133111EBUL, d = 0xC2B2AE3D27D4EB4FUL;
        int j = 0;
        for (; j + 3 < x.Length; j += 4)
        {
            a = Mix(a, x[j]);
            b = Mix(b, x[j + 1]);
            c = Mix(c, x[j + 2]);
            d = Mix(d, x[j + 3]);
        }

        for (; j < x.Length; j++) a = Mix(a, x[j]);
        ulong hash = a ^ BitOperations.RotateLeft(b, 16) ^ BitOperations.RotateLeft(c, 32) ^ BitOperations.RotateLeft(d, 48);
        hash *= 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }

    private static ulong Mix(ulong hash, double value)
    {
        hash = (hash ^ BitConverter.DoubleToUInt64Bits(value + 0.0)) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }
}
