using System.Globalization;
using System.Xml;

namespace ExpressEntry.Sim.Cli.Backtest.Charts;

/// <summary>Writes a drawing as SVG: plain shapes and text, coordinates to a tenth of a pixel, so that equal data gives equal bytes.</summary>
internal sealed class SvgDrawing : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private readonly XmlWriter _xml;

    /// <summary>Begins a drawing on white.</summary>
    /// <param name="output">Takes the text.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="title">What a screen reader says.</param>
    public SvgDrawing(TextWriter output, double width, double height, string title)
    {
        _xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Indent = true,
                OmitXmlDeclaration = true,
                NewLineChars = "\n",
            }
        );
        _xml.WriteStartElement("svg", Namespace);
        Attributes(
            ("width", Number(width)),
            ("height", Number(height)),
            ("viewBox", $"0 0 {Number(width)} {Number(height)}")
        );
        Attributes(("font-family", "sans-serif"), ("font-size", "12"), ("fill", "#222"));
        _xml.WriteElementString("title", Namespace, title);
        Rectangle(0, 0, width, height, "#fff");
    }

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        Element(
            "rect",
            ("x", Number(x)),
            ("y", Number(y)),
            ("width", Number(width)),
            ("height", Number(height)),
            ("fill", fill)
        );

    public void Line(double fromX, double fromY, double toX, double toY, string stroke, string? dashes = null)
    {
        _xml.WriteStartElement("line", Namespace);
        Attributes(
            ("x1", Number(fromX)),
            ("y1", Number(fromY)),
            ("x2", Number(toX)),
            ("y2", Number(toY)),
            ("stroke", stroke)
        );
        if (dashes is not null)
        {
            Attributes(("stroke-dasharray", dashes));
        }

        _xml.WriteEndElement();
    }

    public void Polygon(IEnumerable<(double X, double Y)> points, string fill) =>
        Element(
            "polygon",
            ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))),
            ("fill", fill)
        );

    /// <summary>A dot that says what it stands for when pointed at.</summary>
    public void Dot(double x, double y, double radius, string fill, string meaning)
    {
        _xml.WriteStartElement("circle", Namespace);
        Attributes(("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), ("fill", fill));
        _xml.WriteElementString("title", Namespace, meaning);
        _xml.WriteEndElement();
    }

    /// <summary>One line of text.</summary>
    /// <param name="x">Where the anchor is.</param>
    /// <param name="y">The base line.</param>
    /// <param name="text">One line.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="isTurned">Whether it reads upwards.</param>
    public void Text(double x, double y, string text, string anchor = "start", bool isTurned = false)
    {
        _xml.WriteStartElement("text", Namespace);
        Attributes(("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor));
        if (isTurned)
        {
            Attributes(("transform", $"rotate(-90 {Number(x)} {Number(y)})"));
        }

        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the drawing.</summary>
    public void Dispose()
    {
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        Attributes(attributes);
        _xml.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes)
        {
            _xml.WriteAttributeString(name, value);
        }
    }
}
