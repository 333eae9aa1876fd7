namespace OptiSuite;

/// <summary>How a missing derivative is taken from function values. s is the typical size of x, 1 unless <see cref="DifferenceSteps"/> says otherwise.</summary>
public enum FiniteDifferenceScheme
{
    /// <summary>One more value a variable, f'(x) ≈ (f(x+h) − f(x))/h with h = ε^½·max(s, |x|): about 8 correct digits.</summary>
    Forward,

    /// <summary>Two more values a variable, f'(x) ≈ (f(x+h) − f(x−h))/2h with h = ε^⅓·max(s, |x|): about 10 correct digits.</summary>
    Central,

    /// <summary>
    /// Forward differences far from the solution and central ones near it, from where the optimizer asks for them
    /// (<see cref="Evaluator.TrySwitchToCentral"/>) to the end of the run. Optimizers that do not ask keep to forward ones.
    /// </summary>
    Automatic,
}
