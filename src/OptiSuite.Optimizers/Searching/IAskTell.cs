namespace OptiSuite.Optimizers;

/// <summary>
/// A search that proposes candidates and learns from their values, and does not care where or how they are evaluated: one Ask, one Tell, and so on.
/// It can be saved at any time, between Ask and Tell too, and resumed (<see cref="SavedSearch"/>).
/// </summary>
public interface IAskTell : ISavable
{
    /// <summary>The number of variables n.</summary>
    int Dimension { get; }

    /// <summary>The number of candidates k of the last Ask, before the first of that; at least 1. Some methods change it from one Ask to the next.</summary>
    int CandidateCount { get; }

    /// <summary>
    /// The best candidate told so far, n values, feasibility first. The point within the bounds nearest to 0 until a candidate with a finite
    /// objective was told.
    /// </summary>
    ReadOnlySpan<double> X { get; }

    /// <summary>The objective at <see cref="X"/>; +∞ until a candidate with a finite objective was told.</summary>
    double Objective { get; }

    /// <summary>The constraint violation at <see cref="X"/>; +∞ until a candidate with a finite objective was told.</summary>
    double ConstraintViolation { get; }

    /// <summary>The search's own numbers: always the same names in the same order.</summary>
    ReadOnlySpan<Diagnostic> Diagnostics { get; }

    /// <summary>Why the search has nothing more to propose; null while it goes on. A search may be asked on nevertheless.</summary>
    ExitReason? Exit => null;

    /// <summary>What the search can say about its way, such as what it chose and why; null for nothing.</summary>
    string? Explanation => null;

    /// <summary>Proposes candidates.</summary>
    /// <returns>
    /// The candidates, k×n, row-major, all inside the problem's bounds, integer variables whole. The memory is the search's own and valid until
    /// the next Ask.
    /// </returns>
    /// <exception cref="InvalidOperationException">The candidates of the last Ask have not been told.</exception>
    ReadOnlyMemory<double> Ask();

    /// <summary>Takes the values of the candidates of the last Ask, in their order.</summary>
    /// <param name="objectives">f of every candidate, k values; NaN or an infinity where it could not be evaluated.</param>
    /// <param name="violations">The largest constraint violation of every candidate, k values ≥ 0; zeros without constraints.</param>
    /// <param name="constraints">
    /// c of every candidate, k×m, row-major, the blocks in their order. Only methods that weigh single constraints, as the augmented Lagrangian does,
    /// need it; may be left out otherwise.
    /// </param>
    /// <exception cref="ArgumentException">A span has another length, or the constraints are needed and missing.</exception>
    /// <exception cref="InvalidOperationException">Nothing was asked.</exception>
    void Tell(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations, ReadOnlySpan<double> constraints = default);
}
