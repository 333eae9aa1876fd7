namespace OptiSuite.Problems;

/// <summary>
/// The data that problem 99 of Hock and Schittkowski (1981) and CUTEst's expanded form of it share: a rocket that climbs in seven stages
/// of constant thrust angle.
/// </summary>
internal static class RocketAscent
{
    /// <summary>The number of stages, 7.</summary>
    public const int Stages = 7;

    /// <summary>The gravity b.</summary>
    public const double Gravity = 32;

    /// <summary>The wanted altitude at the end.</summary>
    public const double Altitude = 100000;

    /// <summary>The wanted vertical speed at the end.</summary>
    public const double Speed = 1000;

    /// <summary>The largest thrust angle.</summary>
    public const double LargestAngle = 1.58;

    /// <summary>The accelerations of the stages.</summary>
    public static ReadOnlySpan<double> Thrust => [50, 50, 75, 75, 75, 100, 100];

    /// <summary>The durations of the stages.</summary>
    public static ReadOnlySpan<double> Duration => [25, 25, 50, 50, 50, 90, 90];
}
