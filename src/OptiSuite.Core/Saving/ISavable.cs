namespace OptiSuite;

/// <summary>
/// Something whose state can be saved and restored bit for bit, such as a run. One method names every field that changes; it serves both
/// directions, so that what is saved and what is restored cannot differ.
/// </summary>
public interface ISavable
{
    /// <summary>
    /// Hands every field that changes during a run to the exchange, in any order, each under a name of its own. What follows from the problem and
    /// the settings alone is left out: it is there already when a state is restored.
    /// </summary>
    /// <param name="state">Writes the fields, or overwrites them with saved values.</param>
    void Exchange(StateExchange state);
}
