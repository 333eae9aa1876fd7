namespace OptiSuite.Optimizers;

/// <summary>
/// Stochastic gradient descent with momentum, on minibatches or on the full gradient, with the update of PyTorch's SGD.
/// </summary>
/// <remarks>
/// With g the gradient of the batch (clipped if wanted) and λ the weight decay: g ← g + λx; v ← g in the first step, v ← μv + (1 − τ)g after
/// it; d = g + μv (Nesterov) or v; x ← P(x − ηd). Polyak, USSR Computational Mathematics and Mathematical Physics 4(5), 1964; Sutskever,
/// Martens, Dahl and Hinton, ICML 2013 (there η multiplies the gradient before it enters v; here the whole step, so the two differ while η
/// changes). P is the projection onto the bounds.
/// <para>The loss of a minibatch is not f: with minibatches the objective is known at exact monitor evaluations only, which are counted
/// apart from the budget, and the first-order residual not at all. A run that diverges ends as <see cref="ExitReason.NonFinite"/>
/// with the best point it saw.</para>
/// </remarks>
/// <example><code>var sgd = new MomentumSgd { LearningRate = 0.1, BatchSize = 32, Schedule = LearningRateSchedule.Cosine, DecayPeriod = 200 };</code></example>
public sealed record MomentumSgd : IOptimizer
{
    /// <inheritdoc/>
    public string Name => "momentum-sgd";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities => new()
    {
        NeedsGradient = true,
        NeedsFiniteSum = BatchSize > 0,
        NeedsStart = true,
        IsStochastic = BatchSize > 0,
        Accepts = ConstraintKinds.Bounds,
    };

    /// <summary>η above 0. Default 0.05, chosen on losses of standardized data (docs/algorithms/momentum-sgd.md).</summary>
    public double LearningRate
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(LearningRate), "try 0.05, and smaller where the run diverges");
    } = 0.05;

    /// <summary>μ in [0, 1): how much of the last direction is kept. Default 0.9 (Sutskever and others, 2013).</summary>
    public double Momentum
    {
        get;
        init => field = Hyperparameter.BelowOne(value, nameof(Momentum), "0.9 is usual, 0 is plain gradient descent");
    } = 0.9;

    /// <summary>τ in [0, 1]: how much of the new gradient is left out of the direction, from the second step on. Default 0, as PyTorch.</summary>
    public double Dampening
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Dampening), $"Dampening is {value} and must lie in [0, 1]; 0 is usual.");
    }

    /// <summary>
    /// Whether the gradient looks ahead along the direction, which takes momentum and no dampening. Default null: wherever it can, since,
    /// measured, it damps the oscillation of plain momentum.
    /// </summary>
    public bool? Nesterov { get; init; }

    /// <summary>
    /// λ, at least 0: adds (λ/2)‖x‖² to what is minimized. It changes the problem, so that the answer is no longer a minimizer of f, and
    /// stationarity is still judged by f. Default 0.
    /// </summary>
    public double WeightDecay
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(WeightDecay), "0 leaves the objective as it is");
    }

    /// <summary>
    /// The number of terms in a minibatch; 0 (the default) takes the full gradient, which works on any objective, is deterministic and
    /// converges with a constant rate. Above 0 the objective must be a finite sum; a size above its N is N.
    /// </summary>
    public int BatchSize
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(BatchSize), "0 takes the full gradient, 32 is usual for minibatches");
    }

    /// <summary>How η changes with the epoch. With the full gradient an iteration is an epoch. Default constant.</summary>
    public LearningRateSchedule Schedule
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Schedule));
    } = LearningRateSchedule.Constant;

    /// <summary>T, at least 1: the schedule's period in epochs. Default 100.</summary>
    public int DecayPeriod
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(DecayPeriod), "give the number of epochs after which the rate is to be lower");
    } = 100;

    /// <summary>γ in (0, 1): the factor a period, for step decay and exponential. Default 0.1, as PyTorch's StepLR.</summary>
    public double DecayRate
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(DecayRate), "0.1 divides the rate by ten every period");
    } = 0.1;

    /// <summary>η_final, at least 0: where the cosine ends. Default 0, as PyTorch.</summary>
    public double FinalLearningRate
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(FinalLearningRate), "0 is usual");
    }

    /// <summary>A gradient longer than this (Euclidean norm, before weight decay) is scaled down to it; null (the default) for no limit.</summary>
    public double? ClipNorm
    {
        get;
        init => field = value is { } limit ? Hyperparameter.Positive(limit, nameof(ClipNorm), "leave it null for no limit, or try 1") : null;
    }

    /// <summary>With minibatches, f is evaluated exactly every so many epochs, at least 1. Default 1.</summary>
    public int MonitorPeriod
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(MonitorPeriod), "1 monitors every epoch");
    } = 1;

    /// <summary>η in an epoch, by the schedule.</summary>
    /// <param name="epoch">t, from 0 on.</param>
    public double LearningRateAt(int epoch)
    {
        double progress = (double)epoch / DecayPeriod;
        return Schedule switch
        {
            LearningRateSchedule.StepDecay => LearningRate * Math.Pow(DecayRate, Math.Floor(progress)),
            LearningRateSchedule.Exponential => LearningRate * Math.Pow(DecayRate, progress),
            LearningRateSchedule.Cosine => FinalLearningRate
                + ((LearningRate - FinalLearningRate) * (1 + Math.Cos(Math.PI * Math.Min(progress, 1))) / 2),
            LearningRateSchedule.InverseTime => LearningRate / (1 + progress),
            _ => LearningRate,
        };
    }

    /// <inheritdoc/>
    public void Validate()
    {
        if (Nesterov == true && !CanLookAhead)
        {
            throw new ArgumentException(
                $"Nesterov needs momentum and no dampening, and Momentum is {Momentum}, Dampening {Dampening}; raise the first, set the second to 0, or leave Nesterov null.");
        }
    }

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new MomentumSgdRun(this, context);
    }

    internal bool LooksAhead => Nesterov ?? CanLookAhead;

    private bool CanLookAhead => Momentum > 0 && Dampening == 0;
}
