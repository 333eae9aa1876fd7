namespace OptiSuite;

/// <summary>Calls the user's code, and decides what becomes of its exceptions (<see cref="ExceptionPolicy"/>).</summary>
internal sealed class UserFunctions
{
    private readonly Problem _problem;
    private readonly ConstraintRows _rows;
    private readonly IBatchEvaluator _batch;
    private readonly bool _rejects;

    /// <summary>The problem as batch evaluators see it: under RejectPoint every function of it turns exceptions into NaN by itself.</summary>
    private readonly Problem _forBatches;

    public UserFunctions(Problem problem, ConstraintRows rows, RunOptions options)
    {
        _problem = problem;
        _rows = rows;
        _batch = options.Batch;
        _rejects = options.Exceptions == ExceptionPolicy.RejectPoint;
        Differentiable = problem.Objective as IDifferentiableObjective;
        FiniteSum = problem.Objective as IFiniteSumObjective;
        _forBatches = _rejects ? Guarded() : problem;
    }

    public IDifferentiableObjective? Differentiable { get; }

    public IFiniteSumObjective? FiniteSum { get; }

    public double Value(ReadOnlySpan<double> x)
    {
        try
        {
            return _problem.Objective.Evaluate(x);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            return double.NaN;
        }
    }

    public double ValueAndGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        try
        {
            return Differentiable!.Evaluate(x, gradient);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            return double.NaN;
        }
    }

    public double Terms(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient)
    {
        try
        {
            return FiniteSum!.Evaluate(x, terms, gradient);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            return double.NaN;
        }
    }

    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        try
        {
            ((ITwiceDifferentiableObjective)_problem.Objective).HessianVector(x, v, product);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            product.Fill(double.NaN);
        }
    }

    /// <summary>Σ λᵢ∇²cᵢ(x)·v of the rows of one block.</summary>
    public void HessianVector(
        ITwiceDifferentiableConstraint constraint,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> multipliers,
        ReadOnlySpan<double> v,
        Span<double> product)
    {
        try
        {
            constraint.HessianVector(x, multipliers, v, product);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            product.Fill(double.NaN);
        }
    }

    public void ResidualJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        try
        {
            ((ILeastSquaresObjective)_problem.Objective).ResidualJacobian(x, jacobian);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            jacobian.Fill(double.NaN);
        }
    }

    public void Constraints(ReadOnlySpan<double> x, Span<double> values)
    {
        try
        {
            _rows.Evaluate(x, values);
        }
        catch (Exception exception) when (Rejects(exception))
        {
            values.Fill(double.NaN);
        }
    }

    /// <summary>Writes the rows of the blocks that have a Jacobian of their own, and leaves the others.</summary>
    public void Jacobians(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        int n = _problem.Dimension, offset = 0;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            Span<double> block = jacobian.Slice(offset * n, constraint.Count * n);
            offset += constraint.Count;
            if (!constraint.HasJacobian) continue;
            try
            {
                constraint.Jacobian(x, block);
            }
            catch (Exception exception) when (Rejects(exception))
            {
                block.Fill(double.NaN);
            }
        }
    }

    public void Batch(ReadOnlyMemory<double> points, Memory<double> objectives, Memory<double> constraints, CancellationToken cancellationToken) =>
        _batch.Evaluate(_forBatches, points, objectives, constraints, cancellationToken);

    private bool Rejects(Exception exception) => _rejects && exception is not (OperationCanceledException or OutOfMemoryException);

    private Problem Guarded() => new(Objective.From(Value), _problem.Dimension)
    {
        Name = _problem.Name,
        Constraints = [.. _problem.Constraints.Select(Guarded)],
    };

    private IConstraint Guarded(IConstraint constraint) => new NonlinearConstraint(
        (x, values) =>
        {
            try
            {
                constraint.Evaluate(x, values);
            }
            catch (Exception exception) when (Rejects(exception))
            {
                values.Fill(double.NaN);
            }
        },
        constraint.Lower,
        constraint.Upper,
        name: constraint.Name);
}
