using System.Globalization;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>Numbers as the cells of a design spell them: shortest digits that give the same double back, no exponent.</summary>
/// <remarks>Scenario files take no exponents, other tools write them; one spelling a number lets equal points be found.</remarks>
public static class PlainNumber
{
    private const int MostExactDigits = 15; // a double holds every whole number of so many digits
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Spells a number.</summary>
    /// <param name="value">Finite.</param>
    /// <returns>For example <c>0.00001</c>; reads back as the same double, but for the sign of zero.</returns>
    public static string Of(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
        {
            return shortest;
        }

        string sign = value < 0 ? "-" : "";
        string digits = shortest[sign.Length..mark];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        int whole = point < 0 ? digits.Length : point;
        int place =
            whole + int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        return place <= 0 ? $"{sign}0.{new string('0', -place)}{digits}"
            : place >= digits.Length ? $"{sign}{digits}{new string('0', place - digits.Length)}"
            : $"{sign}{digits[..place]}.{digits[place..]}";
    }

    /// <summary>Reads a number as a person, a spreadsheet or a program writes it: <c>-0.5</c>, <c>48_000</c>, <c>1e-05</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 where there is none.</param>
    /// <returns>Whether it is a finite number that a double holds as written.</returns>
    public static bool TryParse(string text, out double value)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        value = 0;
        if (digits.Length == 0 || text[0] == '_' || text[^1] == '_')
        {
            return false;
        }

        bool isLongWhole = digits.Length > MostExactDigits && digits.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        return !isLongWhole
            && double.TryParse(digits, Styles | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>The one spelling of a cell: numbers as <see cref="Of"/> has them, other texts as they are.</summary>
    /// <param name="cell">The text of a cell.</param>
    /// <returns>The spelling that stands for it.</returns>
    public static string Canonical(string cell) => TryParse(cell, out double value) ? Of(value) : cell;
}
