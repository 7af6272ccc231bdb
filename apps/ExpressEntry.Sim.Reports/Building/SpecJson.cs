using System.Text.Json;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>Writes the lists of a chart's data; numbers are kept to three decimals, finer than anything drawn.</summary>
internal static class SpecJson
{
    private const int Digits = 3;

    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double?> values)
    {
        json.WriteStartArray(name);
        foreach (double? value in values)
        {
            if (value is { } number && double.IsFinite(number))
            {
                json.WriteNumberValue(Math.Round(number, Digits));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> values) =>
        json.WriteNumbers(name, values.Select(value => (double?)value));

    /// <summary>Writes a number, or null where it is not known.</summary>
    public static void WriteRounded(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, Math.Round(value, Digits));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteFlags(this Utf8JsonWriter json, string name, IEnumerable<bool> flags)
    {
        json.WriteStartArray(name);
        foreach (bool flag in flags)
        {
            json.WriteBooleanValue(flag);
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Label(DateOnly month) =>
        month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
