namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>Problems ½‖r‖² with and without residuals that vanish.</summary>
internal static class SumsOfSquares
{
    /// <summary>Brown and Dennis: 20 residuals that no x makes small (Moré, Garbow and Hillstrom 1981, problem 16).</summary>
    public static Problem BrownDennis { get; } = new(
        Objective.LeastSquares(
            20,
            (x, r) =>
            {
                for (int i = 0; i < 20; i++)
                {
                    double t = (i + 1) / 5.0, u = x[0] + (t * x[1]) - Math.Exp(t), v = x[2] + (x[3] * Math.Sin(t)) - Math.Cos(t);
                    r[i] = (u * u) + (v * v);
                }
            },
            (x, j) =>
            {
                for (int i = 0; i < 20; i++)
                {
                    double t = (i + 1) / 5.0, u = x[0] + (t * x[1]) - Math.Exp(t), v = x[2] + (x[3] * Math.Sin(t)) - Math.Cos(t);
                    (j[4 * i], j[(4 * i) + 1], j[(4 * i) + 2], j[(4 * i) + 3]) = (2 * u, 2 * u * t, 2 * v, 2 * v * Math.Sin(t));
                }
            }),
        4)
    {
        Start = [25, 5, -5, -1],
    };

    /// <summary>Rosenbrock's function as ½‖r‖².</summary>
    public static Problem Rosenbrock { get; } = new(
        Objective.LeastSquares(
            2,
            (x, r) => (r[0], r[1]) = (Math.Sqrt(200) * (x[1] - (x[0] * x[0])), Math.Sqrt(2) * (1 - x[0])),
            (x, j) => (j[0], j[1], j[2], j[3]) = (-2 * Math.Sqrt(200) * x[0], Math.Sqrt(200), -Math.Sqrt(2), 0)),
        2)
    {
        Start = [-1.2, 1],
    };
}
