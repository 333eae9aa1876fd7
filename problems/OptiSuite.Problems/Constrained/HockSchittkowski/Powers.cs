namespace OptiSuite.Problems;

/// <summary>Small powers, so that formulas read as they are printed.</summary>
internal static class Powers
{
    /// <summary>t².</summary>
    public static double Square(double t) => t * t;

    /// <summary>t³.</summary>
    public static double Cube(double t) => t * t * t;
}
