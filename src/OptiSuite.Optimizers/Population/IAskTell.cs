namespace OptiSuite.Optimizers;

/// <summary>
/// A search that proposes candidates and learns from their values, and does not care where or how they are evaluated: one Ask, one Tell, and so on.
/// The first Ask gives the initial population.
/// </summary>
public interface IAskTell
{
    /// <summary>The number of variables n.</summary>
    int Dimension { get; }

    /// <summary>The number of candidates k in every batch, at least 1.</summary>
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

    /// <summary>Proposes candidates.</summary>
    /// <returns>The candidates, k×n, row-major, all inside the problem's bounds. The memory is the search's own and valid until the next Ask.</returns>
    /// <exception cref="InvalidOperationException">The candidates of the last Ask have not been told.</exception>
    ReadOnlyMemory<double> Ask();

    /// <summary>Takes the values of the candidates of the last Ask, in their order.</summary>
    /// <param name="objectives">f of every candidate, k values; NaN or an infinity where it could not be evaluated.</param>
    /// <param name="violations">The largest constraint violation of every candidate, k values ≥ 0; zeros without constraints.</param>
    /// <exception cref="ArgumentException">A span has another length than k.</exception>
    /// <exception cref="InvalidOperationException">Nothing was asked.</exception>
    void Tell(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations);
}
