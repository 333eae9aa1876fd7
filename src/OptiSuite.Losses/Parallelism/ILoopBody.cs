namespace OptiSuite.Losses;

/// <summary>The body of a loop whose iterations are independent of each other.</summary>
internal interface ILoopBody
{
    /// <summary>Runs the iterations from start to end and returns their sum.</summary>
    double Run(int start, int end);
}
