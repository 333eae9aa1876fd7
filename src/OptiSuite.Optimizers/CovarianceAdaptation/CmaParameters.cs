namespace OptiSuite.Optimizers;

/// <summary>The weights and learning rates of a run, functions of n and λ alone (Hansen 2016, table 1 and equations 49 to 58).</summary>
internal sealed class CmaParameters
{
    /// <summary>The defaults.</summary>
    /// <param name="dimension">n, at least 1.</param>
    /// <param name="populationSize">λ, at least 2.</param>
    /// <param name="covariance">For the diagonal alone, c₁ and c_μ are (n + 2)/3 times as large (Ros and Hansen 2008).</param>
    /// <param name="active">Whether the worse half gets negative weights.</param>
    public CmaParameters(int dimension, int populationSize, CmaCovariance covariance, bool active)
    {
        double n = dimension;
        PopulationSize = populationSize;
        Weights = new double[populationSize];
        double positive = 0, negative = 0, positiveSquares = 0, negativeSquares = 0;
        for (int i = 0; i < populationSize; i++)
        {
            double w = Math.Log((populationSize + 1) / 2.0) - Math.Log(i + 1);
            Weights[i] = w;
            if (w > 0)
            {
                ParentCount++;
                positive += w;
                positiveSquares += w * w;
            }
            else
            {
                negative -= w;
                negativeSquares += w * w;
            }
        }

        EffectiveParents = positive * positive / positiveSquares;
        double mu = EffectiveParents;
        PathRate = (4 + (mu / n)) / (n + 4 + (2 * mu / n));
        double faster = covariance == CmaCovariance.Separable ? (n + 2) / 3 : 1;
        RankOneRate = Math.Min(1, faster * 2 / (((n + 1.3) * (n + 1.3)) + mu));
        RankMuRate = Math.Min(1 - RankOneRate, faster * 2 * (0.25 + mu + (1 / mu) - 2) / (((n + 2) * (n + 2)) + mu));
        StepRate = (mu + 2) / (n + mu + 5);
        StepDamping = 1 + (2 * Math.Max(0, Math.Sqrt((mu - 1) / (n + 1)) - 1)) + StepRate;
        ExpectedNorm = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));

        double share = 0;
        if (active && negative > 0 && RankMuRate > 0)
        {
            double negativeMu = negative * negative / negativeSquares;
            double balanced = 1 + (RankOneRate / RankMuRate), effective = 1 + (2 * negativeMu / (mu + 2));
            // Equation 52 keeps C positive definite.
            double definite = (1 - RankOneRate - RankMuRate) / (n * RankMuRate);
            share = Math.Min(balanced, Math.Min(effective, definite)) / negative;
        }

        for (int i = 0; i < populationSize; i++)
        {
            Weights[i] *= i < ParentCount ? 1 / positive : share;
            WeightSum += Weights[i];
        }

        Gap = Math.Max(1, (int)(1 / (10 * n * (RankOneRate + RankMuRate))));
    }

    /// <summary>λ.</summary>
    public int PopulationSize { get; }

    /// <summary>μ, the number of positive weights.</summary>
    public int ParentCount { get; }

    /// <summary>w, λ values from the best to the worst: the positive ones sum to 1.</summary>
    public double[] Weights { get; }

    /// <summary>Σ w.</summary>
    public double WeightSum { get; }

    /// <summary>μ_eff.</summary>
    public double EffectiveParents { get; }

    /// <summary>c_c.</summary>
    public double PathRate { get; }

    /// <summary>c₁.</summary>
    public double RankOneRate { get; }

    /// <summary>c_μ.</summary>
    public double RankMuRate { get; }

    /// <summary>c_σ.</summary>
    public double StepRate { get; }

    /// <summary>d_σ.</summary>
    public double StepDamping { get; }

    /// <summary>E‖N(0, I)‖.</summary>
    public double ExpectedNorm { get; }

    /// <summary>The generations from one decomposition of C to the next.</summary>
    public int Gap { get; }
}
