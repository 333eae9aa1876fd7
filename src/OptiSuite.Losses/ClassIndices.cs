namespace OptiSuite.Losses;

/// <summary>Class indices from numbers read as doubles, as files hold them.</summary>
public static class ClassIndices
{
    /// <summary>Turns whole numbers into class indices, and says so where they are something else.</summary>
    /// <param name="values">Numbers that should be 0 … C−1.</param>
    /// <param name="classes">C, at least 1.</param>
    /// <exception cref="ArgumentException">A value is NaN, a fraction (a probability?) or outside 0 … C−1.</exception>
    public static int[] From(ReadOnlySpan<double> values, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        int[] indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (double.IsNaN(value)) throw new ArgumentException($"Target {i} is NaN; remove the sample, or give it a class.");
            if (value != Math.Floor(value))
            {
                throw new ArgumentException(
                    $"Target {i} is {value}, which is no class index; give the whole number of the right class, 0 to {classes - 1}, not a probability.");
            }

            if (value < 0 || value >= classes)
            {
                throw new ArgumentException(
                    $"Target {i} is {value}; class indices run from 0 to {classes - 1}. Labels that start at 1 need 1 taken off, labels ±1 are for other losses.");
            }

            indices[i] = (int)value;
        }

        return indices;
    }
}
