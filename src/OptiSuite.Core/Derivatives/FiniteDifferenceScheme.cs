namespace OptiSuite;

/// <summary>How a missing derivative is taken from function values.</summary>
public enum FiniteDifferenceScheme
{
    /// <summary>One more value a variable, f'(x) ≈ (f(x+h) − f(x))/h with h = ε^½·max(1, |x|): about 8 correct digits.</summary>
    Forward,

    /// <summary>Two more values a variable, f'(x) ≈ (f(x+h) − f(x−h))/2h with h = ε^⅓·max(1, |x|): about 10 correct digits.</summary>
    Central,
}
