namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>One reading of a date or instant in words (<see cref="ProseDates"/>): what was understood so far, and where it stands.</summary>
internal sealed partial class ProseScanner(string text)
{
    private readonly List<FeedRule> _spellings = [];
    private int _at;
    private int? _year;
    private int? _month;
    private int? _day;
    private TimeSpan? _time;
    private TimeSpan? _offset;
    private bool _hasZone;
    private bool _hasProse;
    private bool _hasIso;
    private bool _sawAt;
    private bool _commaBeforeYear;
    private int _hour;

    public ProseInstant? Read()
    {
        while (_at < text.Length)
        {
            char c = text[_at];
            bool isRead =
                char.IsAsciiDigit(c) ? ReadNumber()
                : char.IsLetter(c) ? ReadWord()
                : ReadSign(c);
            if (!isRead)
            {
                return null;
            }
        }

        if (_time is null && !HasDay)
        {
            return null;
        }

        NoteWhatIsMissing();
        return new ProseInstant(_year, _month, _day, _time, _offset ?? TimeSpan.Zero, [.. _spellings.Distinct()]);
    }

    private bool HasDay => _month is not null && _day is not null;

    private char Next => _at < text.Length ? text[_at] : '\0';

    private void NoteWhatIsMissing()
    {
        if (_time is not null && !_hasZone)
        {
            _spellings.Add(FeedRules.UtcMissing);
        }

        if (_time is not null && _hasProse && !_sawAt)
        {
            _spellings.Add(FeedRules.AtMissing);
        }

        if (_hasProse && _year is not null && !_commaBeforeYear && !_spellings.Contains(FeedRules.DayFirst))
        {
            _spellings.Add(_spellings.Contains(FeedRules.DotForComma) ? FeedRules.DotForComma : FeedRules.CommaMissing);
        }

        if (_hasIso)
        {
            _spellings.Add(_hasProse ? FeedRules.IsoRepeated : FeedRules.IsoDate);
        }
    }
}
