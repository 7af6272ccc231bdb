namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>One column that names a row of results.</summary>
/// <param name="Name">Column name, as in the reference tables.</param>
/// <param name="Text">The value as written.</param>
/// <param name="IsNumber">Whether programs should read it as a number.</param>
public readonly record struct KeyColumn(string Name, string Text, bool IsNumber)
{
    internal static KeyColumn Of(string name, string text) => new(name, text, IsNumber: false);

    internal static KeyColumn Of(string name, int number) => new(name, number.ToString(), IsNumber: true);

    internal static KeyColumn Of(string name, DateOnly day) => new(name, day.ToString("yyyy-MM-dd"), IsNumber: false);
}
