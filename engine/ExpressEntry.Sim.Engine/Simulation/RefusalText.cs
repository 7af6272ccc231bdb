using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>The text of a refusal, put together only where something is refused: laws are checked in every replication.</summary>
[InterpolatedStringHandler]
internal readonly ref struct RefusalText
{
    private readonly StringBuilder? _text;

    public RefusalText(int literalLength, int formattedCount, bool isMet, out bool isNeeded)
    {
        isNeeded = !isMet;
        _text = isMet ? null : new StringBuilder(literalLength + (8 * formattedCount));
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value, string? format = null) =>
        _text!.Append(
            value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString()
        );

    public override string ToString() => _text?.ToString() ?? "";
}
