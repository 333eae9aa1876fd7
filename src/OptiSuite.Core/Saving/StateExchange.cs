namespace OptiSuite;

/// <summary>
/// The fields of a <see cref="ISavable"/> on their way into a saved state or out of it. Doubles keep every bit, NaN's sign and payload aside.
/// </summary>
public abstract class StateExchange
{
    private protected StateExchange()
    {
    }

    /// <summary>Whether fields are overwritten with saved values; false where they are saved.</summary>
    public abstract bool IsRestoring { get; }

    /// <summary>Exchanges a number.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="value">The field.</param>
    public abstract void Exchange(string name, ref double value);

    /// <summary>Exchanges a whole number.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="value">The field.</param>
    public abstract void Exchange(string name, ref long value);

    /// <summary>Exchanges 64 bits.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="value">The field.</param>
    public abstract void Exchange(string name, ref ulong value);

    /// <summary>Exchanges a truth value.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="value">The field.</param>
    public abstract void Exchange(string name, ref bool value);

    /// <summary>Exchanges an array's values in place: the saved ones must be as many.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="values">The values.</param>
    public abstract void Exchange(string name, Span<double> values);

    /// <summary>Exchanges an array's values in place: the saved ones must be as many.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="values">The values.</param>
    public abstract void Exchange(string name, Span<int> values);

    /// <summary>Exchanges an array of any length: a saved one of another length replaces it.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="values">The array.</param>
    public abstract void Exchange(string name, ref double[] values);

    /// <summary>Exchanges an array of any length: a saved one of another length replaces it.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="values">The array.</param>
    public abstract void Exchange(string name, ref int[] values);

    /// <summary>Exchanges an object inside this one.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="part">The object; its fields have names of their own.</param>
    public abstract void Exchange(string name, ISavable part);

    /// <summary>Exchanges a whole number.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="value">The field.</param>
    public void Exchange(string name, ref int value)
    {
        long wide = value;
        Exchange(name, ref wide);
        value = checked((int)wide);
    }

    /// <summary>Exchanges a named value.</summary>
    /// <param name="name">The field's name, unique in its object.</param>
    /// <param name="value">The field.</param>
    /// <typeparam name="TEnum">Its type.</typeparam>
    public void Exchange<TEnum>(string name, ref TEnum value)
        where TEnum : struct, Enum
    {
        long number = Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
        Exchange(name, ref number);
        value = (TEnum)Enum.ToObject(typeof(TEnum), number);
    }
}
