using System.Collections.Immutable;
using System.CommandLine;
using OptiSuite.Benchmarking;
using OptiSuite.Optimizers;

namespace OptiSuite.Cli.Inputs;

/// <summary>Makes optimizers from names and settings.</summary>
internal static class OptimizerInput
{
    /// <summary>The option that changes hyperparameters.</summary>
    public static Option<string[]> SetOption(string example) => new("--set")
    {
        Description = $"Change a hyperparameter, as in {example}. May be given several times.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>One optimizer; every setting is for it.</summary>
    public static IOptimizer Single(string name, string[] settings) => Apply(InputException.Guard(() => OptimizerCatalog.Find(name)), settings, name);

    /// <summary>An optimizer with settings; <paramref name="written"/> is what the user called it, null where it was chosen.</summary>
    public static IOptimizer Apply(IOptimizer optimizer, string[] settings, string? written = null) => InputException.Guard(() =>
    {
        foreach (string setting in settings)
        {
            (string key, string value) = Split(setting);
            optimizer = HyperparameterSetting.With(optimizer, WithoutTarget(key, written ?? optimizer.Name, optimizer), value);
        }

        optimizer.Validate();
        return optimizer;
    });

    /// <summary>
    /// Contenders from <c>pso,slow=gd</c> and settings such as <c>slow.LearningRate=0.01</c>: a contender is called by its label, by default
    /// the optimizer's name.
    /// </summary>
    public static ImmutableArray<Contender> Contenders(string? list, string[] settings) => InputException.Guard(() =>
    {
        string[] parts = list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? [.. OptimizerCatalog.All.Select(entry => entry.Name)];
        if (parts.Length == 0) throw new ArgumentException("--optimizers names none; give at least one");
        List<(string Label, string Written, IOptimizer Optimizer)> contenders = [];
        foreach (string part in parts)
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? part : part[(equals + 1)..].Trim();
            IOptimizer optimizer = OptimizerCatalog.Find(name);
            contenders.Add((equals < 0 ? optimizer.Name : part[..equals].Trim(), name, optimizer));
        }

        foreach (string setting in settings)
        {
            (string key, string value) = Split(setting);
            int dot = key.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) throw new ArgumentException($"--set {setting}: say whose option it is, as in {contenders[0].Label}.{key}={value}");
            string target = key[..dot];
            int index = contenders.FindIndex(contender => Same(contender.Label, target));
            if (index < 0) index = contenders.FindIndex(contender => Same(contender.Written, target));
            if (index < 0)
            {
                throw new ArgumentException($"--set {setting}: no contender is called '{target}'; there are {string.Join(", ", contenders.Select(c => c.Label))}");
            }

            contenders[index] = contenders[index] with
            {
                Optimizer = HyperparameterSetting.With(contenders[index].Optimizer, key[(dot + 1)..], value),
            };
        }

        foreach ((_, _, IOptimizer optimizer) in contenders) optimizer.Validate();
        return contenders.Select(contender => new Contender(contender.Label, contender.Optimizer)).ToImmutableArray();
    });

    private static (string Key, string Value) Split(string setting)
    {
        int equals = setting.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (setting[..equals].Trim(), setting[(equals + 1)..].Trim())
            : throw new ArgumentException($"--set {setting}: write Key=Value, such as LearningRate=0.1");
    }

    /// <summary>Where there is one optimizer only, <c>pso.SwarmSize</c> and <c>SwarmSize</c> mean the same.</summary>
    private static string WithoutTarget(string key, string written, IOptimizer optimizer)
    {
        int dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return key;
        string target = key[..dot];
        return Same(target, written) || Same(target, optimizer.Name)
            ? key[(dot + 1)..]
            : throw new ArgumentException($"the option {key} is for '{target}', and the optimizer is {optimizer.Name}");
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
