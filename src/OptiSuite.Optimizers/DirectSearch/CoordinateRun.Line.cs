namespace OptiSuite.Optimizers;

/// <content>The search along one axis, and the passes over all of them.</content>
internal sealed partial class CoordinateRun
{
    /// <summary>So many places are known along an axis before a conclusion is drawn from them.</summary>
    private const int Fewest = 8;
    private const int MostRefinements = 60;

    /// <summary>So many parabolic or golden steps in a row without gain are enough.</summary>
    private const int FruitlessRefinements = 8;

    private double _next;
    private double _passStart;
    private double _bestBefore;
    private double _width;
    private int _axis;
    private int _pass;
    private int _streak;
    private int _refinements;
    private int _fruitless;
    private bool _refining;
    private bool _refined;
    private bool _stepping;

    private void ExchangeLine(StateExchange state)
    {
        state.Exchange("next", ref _next);
        state.Exchange("passStart", ref _passStart);
        state.Exchange("bestBefore", ref _bestBefore);
        state.Exchange("width", ref _width);
        state.Exchange("axis", ref _axis);
        state.Exchange("pass", ref _pass);
        state.Exchange("streak", ref _streak);
        state.Exchange("refinements", ref _refinements);
        state.Exchange("fruitless", ref _fruitless);
        state.Exchange("refining", ref _refining);
        state.Exchange("refined", ref _refined);
        state.Exchange("stepping", ref _stepping);
    }

    /// <summary>What a difference of objectives at the point may be by rounding alone.</summary>
    private double Rounding => 1e-15 * Math.Max(1e-300, Math.Abs(_f));

    private void StartPass(Kind kind)
    {
        _kind = kind;
        _stage = Stage.Line;
        _passStart = _f;
        _axis = 0;
        Resize(1);
        if (_n == 0)
        {
            // Everything is fixed.
            End(ExitReason.SmallStep);
            DrawOther();
            return;
        }

        EnterAxis();
        Advance();
    }

    private void EnterAxis()
    {
        LineSamples line = _lines[_axis];
        // Only of a sum do values along one axis stay known while the others move.
        if (_kind != Kind.Sum) line.Clear();
        if (line.Count == 0) line.Add(_x[Space.Free[_axis]], 0);
        (_streak, _refinements, _fruitless) = (0, 0, 0);
        (_refining, _refined, _stepping) = (false, false, false);
        _bestBefore = line.BestValue;
    }

    private void TakePlace(double f)
    {
        LineSamples line = _lines[_axis];
        line.Add(_next, f - _f);
        bool gained = _bestBefore - line.BestValue > 10 * Rounding;
        if (_refining)
        {
            _fruitless = gained ? 0 : _fruitless + 1;
        }
        else if (gained)
        {
            (_streak, _refined) = (0, false);
        }
        else if (_stepping)
        {
            _streak++;
        }

        _bestBefore = line.BestValue;
        Advance();
    }

    /// <summary>Finds the next place to ask for, on this axis or a later one.</summary>
    private void Advance()
    {
        while (!TryNext(_lines[_axis]))
        {
            LeaveAxis();
            if (++_axis == _n && !EndPass()) return;
            EnterAxis();
        }
    }

    /// <summary>Moves to the best place along the axis.</summary>
    private void LeaveAxis()
    {
        LineSamples line = _lines[_axis];
        _f += line.BestValue;
        _x[Space.Free[_axis]] = line.BestAt;
        line.Rebase();
    }

    /// <summary>Whether the next pass begins at once; if not, something else is asked first.</summary>
    private bool EndPass()
    {
        double gain = _passStart - _f;
        bool gained = gain > 1e-12 * Math.Max(1e-300, Math.Abs(_f)) && gain > 1e-14;
        _axis = 0;
        _pass++;
        _passStart = _f;
        switch (_kind)
        {
            case Kind.Sum when _pass == 1:
                // The test again, far from where it was passed.
                _draws = 0;
                DrawOther();
                return false;
            case Kind.Ordered when _pass > 1 && gained && gain > 1e-9 * Math.Abs(_f):
                Refuse();
                return false;
        }

        bool enough = _kind == Kind.Sum ? !gained && _pass >= _options.Passes : !gained;
        if (!enough && _pass < 64) return true;
        End(_kind == Kind.Coupled ? ExitReason.Stalled : ExitReason.SmallStep);
        Space.Draw(Random, _x);
        Begin();
        return false;
    }

    private bool TryNext(LineSamples line)
    {
        int j = Space.Free[_axis];
        if (line.IsFull) return false;
        _stepping = false;
        if (!line.Contains(_lower[_axis])) return Take(_lower[_axis]);
        if (!line.Contains(_upper[_axis])) return Take(_upper[_axis]);
        if (_refining && TryRefine(line, j)) return true;
        double narrowest = 1e-3 / (1 << Math.Min(_pass, 8)) * (_upper[_axis] - _lower[_axis]);
        bool single = line.IsUnimodal;
        int patience = _options.Patience << Math.Min(_pass, 4);
        if (single) patience /= 4;
        if (line.Count >= Fewest && (single || _streak >= patience) && TryBeginRefining(line, j)) return true;
        if ((line.Count < Fewest || _streak < patience) && line.TryEasiest(narrowest, out _next)) return _stepping = true;
        return TryBeginRefining(line, j);
    }

    /// <summary>Refines the best place, unless it has been since it was found.</summary>
    private bool TryBeginRefining(LineSamples line, int j)
    {
        if (_refined) return false;
        (_refining, _refinements, _fruitless, _width) = (true, 0, 0, double.PositiveInfinity);
        return TryRefine(line, j);
    }

    private bool Take(double at)
    {
        _next = at;
        return true;
    }

    /// <summary>A place that narrows the bracket of the best one; false where it is narrow enough.</summary>
    private bool TryRefine(LineSamples line, int j)
    {
        double b = line.BestAt, tolerance = (_options.StepTolerance * Space.Width[j]) + (2e-16 * Math.Abs(b));
        (double left, double right) = line.Bracket;
        if (line.BestIsFirst && TryExtend(ref _lower[_axis], _lower[_axis] - _upper[_axis], j)) return true;
        if (line.BestIsLast && TryExtend(ref _upper[_axis], _upper[_axis] - _lower[_axis], j)) return true;
        (double fl, double fr) = line.BracketValues;
        bool flat = fl - line.BestValue <= Rounding && fr - line.BestValue <= Rounding;
        if (flat || right - left <= 4 * tolerance || ++_refinements > MostRefinements || _fruitless > FruitlessRefinements)
        {
            (_refining, _refined) = (false, true);
            return false;
        }

        double p = line.BestIsFirst || line.BestIsLast
            ? b + (line.BestIsFirst ? 2 * tolerance : -2 * tolerance)
            : Vertex(left - b, fl - line.BestValue, right - b, fr - line.BestValue) + b;
        // A bracket that two steps did not halve is cut by the golden section (Brent).
        bool slow = _refinements % 3 == 0 && right - left > 0.5 * _width;
        if (_refinements % 3 == 0) _width = right - left;
        if (slow || !(p > left && p < right)) p = b + (0.381966 * (right - b > b - left ? right - b : left - b));
        if (Math.Abs(p - b) < tolerance) p = b + (right - b > b - left ? tolerance : -tolerance);
        p = Space.Repair(j, p);
        if (line.Contains(p))
        {
            (_refining, _refined) = (false, true);
            return false;
        }

        return Take(p);
    }

    /// <summary>Lets the range grow where its end is the best place and no bound.</summary>
    private bool TryExtend(ref double end, double by, int j)
    {
        double to = Space.Repair(j, end + by);
        if (to == end || !double.IsFinite(to) || Math.Abs(to) > 1e100) return false;
        end = to;
        return Take(to);
    }

    /// <summary>Where the parabola through (0, 0), (l, fl) and (r, fr) has its minimum; NaN where it has none.</summary>
    private static double Vertex(double l, double fl, double r, double fr)
    {
        double denominator = (r * fl) - (l * fr);
        return denominator > 0 ? 0.5 * ((r * r * fl) - (l * l * fr)) / denominator : double.NaN;
    }
}
