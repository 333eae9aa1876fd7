using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OptiSuite.Cli.Outputs;

/// <summary>The answer of <c>solve</c> as one JSON object. JSON has no NaN: null.</summary>
internal static class SolveJson
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    public static string Write(OptimizationResult result)
    {
        EvaluationCounts counts = result.Evaluations;
        Verification verified = result.Verified;
        var root = new JsonObject
        {
            ["optimizer"] = result.Optimizer.Name,
            ["problem"] = result.Problem.Name,
            ["x"] = Array(result.X),
            ["objective"] = Number(result.Objective),
            ["constraintViolation"] = Number(result.ConstraintViolation),
            ["stationarity"] = Number(result.Stationarity),
            ["converged"] = result.Converged,
            ["exitReason"] = result.ExitReason.ToString(),
            ["message"] = result.Message,
            ["iterations"] = result.Iterations,
            ["evaluations"] = new JsonObject
            {
                ["objective"] = counts.Objective,
                ["gradient"] = counts.Gradient,
                ["constraint"] = counts.Constraint,
                ["jacobian"] = counts.Jacobian,
                ["terms"] = counts.Terms,
                ["monitor"] = counts.Monitor,
                ["nonFinite"] = counts.NonFinite,
            },
            ["multipliers"] = result.Multipliers is { } multipliers
                ? new JsonObject
                {
                    ["lower"] = Array(multipliers.Lower),
                    ["upper"] = Array(multipliers.Upper),
                    ["constraints"] = Array(multipliers.Constraints),
                }
                : null,
            ["verified"] = new JsonObject
            {
                ["finite"] = verified.Finite,
                ["insideBounds"] = verified.InsideBounds,
                ["feasible"] = verified.Feasible,
                ["stationary"] = verified.Stationary,
            },
            ["seed"] = result.Seed,
            ["elapsedSeconds"] = result.Elapsed.TotalSeconds,
        };
        return root.ToJsonString(_json);
    }

    private static JsonArray Array(ImmutableArray<double> values) => [.. values.Select(Number)];

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
