namespace OptiSuite.Losses;

/// <summary>A loss of the softmax p of logits x and the index y of the right class, for one position.</summary>
internal interface ISoftmaxKernel
{
    /// <summary>Whether this target contributes nothing.</summary>
    bool Ignores(int y);

    /// <summary>Returns the loss; its gradient is slope·p[c] − s·w[c] − right·[c = y], with s and w those of the <see cref="SoftmaxLoop{TKernel}"/>.</summary>
    /// <param name="y">The right class.</param>
    /// <param name="d">x[y] − m, m the largest logit.</param>
    /// <param name="rest">Σ e^(x − m) − 1.</param>
    /// <param name="logOfSum">ln(1 + rest).</param>
    /// <param name="dot">Σ w(x − m), where the loop spreads; else 0.</param>
    /// <param name="slope">The factor of p.</param>
    /// <param name="right">What is taken off at y.</param>
    double Evaluate(int y, double d, double rest, double logOfSum, double dot, out double slope, out double right);
}
