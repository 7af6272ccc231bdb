using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads texts stored as all their lengths (as differences) and then all their bytes.</summary>
internal sealed class DeltaLengthTextReader : ValueReader<string?>
{
    private readonly ArraySegment<byte> _bytes;
    private readonly DeltaReader _lengths;
    private readonly PagePlace _place;
    private int _position;

    public DeltaLengthTextReader(ArraySegment<byte> bytes, PagePlace place)
    {
        (_bytes, _place, _lengths) = (bytes, place, new DeltaReader(bytes, place));

        // The texts start where the lengths end: a first pass finds that without keeping them.
        DeltaReader pass = new(bytes, place);
        while (pass.Left > 0)
        {
            pass.Next();
        }

        _position = pass.Position;
    }

    public override void Read(Span<string?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            long length = _lengths.Next();
            if (length < 0 || length > _bytes.Count - _position)
            {
                throw _place.Error($"a text has {length:N0} bytes; the page has {_bytes.Count - _position:N0} left");
            }

            values[i] = Utf8Text.Decode(_bytes.AsSpan(_position, (int)length), _place);
            _position += (int)length;
        }
    }

    public override void RequireEnd()
    {
        if (_lengths.Left != 0 || _position != _bytes.Count)
        {
            throw _place.Error($"{_bytes.Count - _position:N0} bytes are left after the texts the page claims");
        }
    }
}
