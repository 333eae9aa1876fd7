using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// min gᵀd + ½ dᵀHd over ‖d‖ ≤ Δ, l ≤ d ≤ u, approximately: conjugate gradients from d = 0 that are begun anew whenever a bound stops a variable, and, once
/// ‖d‖ = Δ, turns of d in the plane of d and the gradient (Powell, BOBYQA, section 3, TRSBOX).
/// </summary>
internal sealed class BoxTrustRegion(int n)
{
    private readonly double[] _residual = new double[n];
    private readonly double[] _direction = new double[n];
    private readonly double[] _product = new double[n];
    private readonly double[] _moving = new double[n];
    private readonly double[] _movingProduct = new double[n];
    private readonly bool[] _fixed = new bool[n];

    /// <summary>d, n values.</summary>
    public double[] Step { get; } = new double[n];

    /// <summary>−(gᵀd + ½ dᵀHd), above 0 unless d = 0.</summary>
    public double Reduction { get; private set; }

    /// <summary>The least curvature met on the way where neither the ball nor a bound was; 0 otherwise.</summary>
    public double Curvature { get; private set; }

    /// <summary>Solves the problem.</summary>
    /// <param name="form">H.</param>
    /// <param name="gradient">g.</param>
    /// <param name="lower">l ≤ 0.</param>
    /// <param name="upper">u ≥ 0.</param>
    /// <param name="radius">Δ.</param>
    public void Solve(IQuadraticForm form, ReadOnlySpan<double> gradient, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double radius)
    {
        Step.AsSpan().Clear();
        gradient.CopyTo(_residual);
        (Reduction, Curvature) = (0, double.PositiveInfinity);
        for (int j = 0; j < n; j++) _fixed[j] = (lower[j] >= 0 && gradient[j] >= 0) || (upper[j] <= 0 && gradient[j] <= 0);
        bool onSphere = Descend(form, lower, upper, radius);
        if (onSphere) Turn(form, lower, upper);
        if (double.IsPositiveInfinity(Curvature)) Curvature = 0;
    }

    /// <summary>Truncated conjugate gradients; whether they ended on the sphere.</summary>
    private bool Descend(IQuadraticForm form, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double radius)
    {
        double start = FreeSquare(_residual), previous = 0;
        for (int k = 0; k < 4 * (n + 1); k++)
        {
            double square = FreeSquare(_residual);
            if (!(square > 1e-24 * start) || !(square > 0)) return false;
            double beta = previous > 0 ? square / previous : 0;
            for (int j = 0; j < n; j++) _direction[j] = _fixed[j] ? 0 : (beta * _direction[j]) - _residual[j];
            form.Multiply(_direction, _product);
            double curvature = TensorPrimitives.Dot<double>(_direction, _product), length = TensorPrimitives.Dot<double>(_direction, _direction);
            double slope = TensorPrimitives.Dot<double>(_direction, _residual);
            if (!(slope < 0)) return false;
            double inner = TensorPrimitives.Dot<double>(Step, _direction), room = (radius * radius) - TensorPrimitives.Dot<double>(Step, Step);
            if (room <= 0) return true;
            // The positive root of ‖d + αs‖ = Δ, without cancellation.
            double root = Math.Sqrt((inner * inner) + (length * room));
            double sphere = inner > 0 ? room / (inner + root) : (root - inner) / length;
            double alpha = curvature > 0 ? Math.Min(-slope / curvature, sphere) : sphere;
            int bound = FirstBound(lower, upper, ref alpha);
            TensorPrimitives.MultiplyAdd(_direction, alpha, Step, Step);
            Reduction -= alpha * (slope + (0.5 * alpha * curvature));
            TensorPrimitives.MultiplyAdd(_product, alpha, _residual, _residual);
            if (bound >= 0)
            {
                Step[bound] = _direction[bound] < 0 ? lower[bound] : upper[bound];
                _fixed[bound] = true;
                (Curvature, previous) = (0, 0);
                continue;
            }

            if (alpha >= sphere)
            {
                Curvature = 0;
                return true;
            }

            Curvature = Math.Min(Curvature, curvature / length);
            previous = square;
        }

        return false;
    }

    private int FirstBound(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ref double alpha)
    {
        int bound = -1;
        for (int j = 0; j < n; j++)
        {
            double s = _direction[j];
            if (s == 0) continue;
            double room = ((s < 0 ? lower[j] : upper[j]) - Step[j]) / s;
            if (room >= alpha) continue;
            (alpha, bound) = (Math.Max(0, room), j);
        }

        return bound;
    }

    /// <summary>Turns d on the sphere as long as that is worth it.</summary>
    private void Turn(IQuadraticForm form, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (int k = 0; k < 2 * (n + 1); k++)
        {
            for (int j = 0; j < n; j++) _moving[j] = _fixed[j] ? 0 : Step[j];
            double dd = TensorPrimitives.Dot<double>(_moving, _moving), dr = TensorPrimitives.Dot<double>(_moving, _residual), rr = FreeSquare(_residual);
            double area = (dd * rr) - (dr * dr);
            if (!(area > 1e-4 * Reduction * Reduction) || !(area > 1e-20 * dd * rr)) return;
            double root = Math.Sqrt(area);
            for (int j = 0; j < n; j++) _direction[j] = _fixed[j] ? 0 : ((dr * _moving[j]) - (dd * _residual[j])) / root;
            form.Multiply(_direction, _product);
            form.Multiply(_moving, _movingProduct);
            var arc = new Arc(
                -root,
                dr,
                TensorPrimitives.Dot<double>(_direction, _product),
                TensorPrimitives.Dot<double>(_moving, _movingProduct),
                TensorPrimitives.Dot<double>(_moving, _product));
            double most = FirstBoundOfTurn(lower, upper, out int bound);
            (double best, double angle) = arc.Best(most);
            if (!(best < 0)) return;
            (double sin, double cos) = Math.SinCos(angle);
            double lessOne = -(sin * sin) / (1 + cos);
            for (int j = 0; j < n; j++)
            {
                if (_fixed[j]) continue;
                Step[j] = Math.Clamp((cos * _moving[j]) + (sin * _direction[j]), lower[j], upper[j]);
            }

            for (int j = 0; j < n; j++) _residual[j] += (sin * _product[j]) + (lessOne * _movingProduct[j]);
            Reduction -= best;
            if (angle >= most && bound >= 0)
            {
                Step[bound] = upper[bound] - Step[bound] < Step[bound] - lower[bound] ? upper[bound] : lower[bound];
                _fixed[bound] = true;
            }
            else if (-best <= 0.01 * Reduction)
            {
                return;
            }
        }
    }

    /// <summary>The largest angle up to π/2 by which d can be turned until a variable comes to a bound, and which.</summary>
    private double FirstBoundOfTurn(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, out int bound)
    {
        double most = Math.PI / 2;
        bound = -1;
        for (int j = 0; j < n; j++)
        {
            if (_fixed[j]) continue;
            double a = _moving[j], b = _direction[j], amplitude = Math.Sqrt((a * a) + (b * b));
            double angle = double.PositiveInfinity;
            if (amplitude > upper[j]) angle = Crossing(a, b, amplitude, upper[j]);
            if (-amplitude < lower[j]) angle = Math.Min(angle, Crossing(-a, -b, amplitude, -lower[j]));
            if (angle < most) (most, bound) = (angle, j);
        }

        return most;
    }

    /// <summary>The first angle θ ≥ 0 at which a cos θ + b sin θ = amplitude·cos(θ − φ) rises to a limit.</summary>
    private static double Crossing(double a, double b, double amplitude, double limit)
    {
        double angle = Math.Atan2(b, a) - Math.Acos(Math.Clamp(limit / amplitude, -1, 1));
        // It begins at or below the limit, so a crossing before 0 is one that rounding moved there, or the one of the last turn.
        if (angle < -Math.PI) angle += 2 * Math.PI;
        return angle >= 0 ? angle : a >= limit ? 0 : angle + (2 * Math.PI);
    }

    private double FreeSquare(ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            if (!_fixed[j]) sum += v[j] * v[j];
        }

        return sum;
    }

    /// <summary>How Q changes as d turns by θ: sin θ·sᵀr + (cos θ − 1) dᵀr + ½ (sin²θ sᵀHs + (cos θ − 1)² dᵀHd) + sin θ (cos θ − 1) dᵀHs.</summary>
    private readonly record struct Arc(double Sr, double Dr, double Shs, double Dhd, double Dhs)
    {
        private const int Angles = 24;

        /// <summary>The least change, and the angle from 0 to the greatest allowed that has it: the best of equidistant ones, refined by a parabola.</summary>
        public (double Change, double Angle) Best(double most)
        {
            double best = 0, angle = 0, h = most / Angles;
            for (int i = 1; i <= Angles; i++)
            {
                double change = Change(i == Angles ? most : i * h);
                if (change < best) (best, angle) = (change, i == Angles ? most : i * h);
            }

            if (!(best < 0) || angle >= most) return (best, angle);
            double before = Change(angle - h), after = Change(angle + h), denominator = before + after - (2 * best);
            if (!(denominator > 0)) return (best, angle);
            double vertex = angle + (0.5 * h * (before - after) / denominator), value = Change(vertex);
            return value < best ? (value, vertex) : (best, angle);
        }

        private double Change(double angle)
        {
            (double sine, double cosine) = Math.SinCos(angle);
            // cos θ − 1 without cancellation
            double less = -(sine * sine) / (1 + cosine);
            return (sine * Sr) + (less * Dr) + (0.5 * ((sine * sine * Shs) + (less * less * Dhd))) + (sine * less * Dhs);
        }
    }
}
