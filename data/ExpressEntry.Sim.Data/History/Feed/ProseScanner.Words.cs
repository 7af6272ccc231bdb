namespace ExpressEntry.Sim.Data.History.Feed;

/// <content>Months, halves of the day, zones and signs.</content>
internal sealed partial class ProseScanner
{
    private bool ReadWord()
    {
        string word = PeekWord();
        _at += word.Length;
        switch (word)
        {
            case "at" or "a" when _time is null && !IsHalfDay(word):
                _sawAt = true;
                if (char.IsAsciiDigit(Next))
                {
                    _spellings.Add(FeedRules.AtGlued);
                }

                return true;
            case "t" when _hasIso && _time is null:
                _sawAt = true;
                return char.IsAsciiDigit(Next);
            case "am" or "pm" or "a" or "p":
                return ReadHalfDay(word);
            case "utc" or "gmt" or "z" or "tuc":
                _hasZone = true;
                return _time is not null;
            case "the" or "of" or "on" or "le" or "de":
                return true;
            default:
                return SetMonth(word) || SkipWeekday(word);
        }
    }

    private bool IsHalfDay(string word) => word == "a" && Next == '.';

    private bool ReadHalfDay(string word)
    {
        if (_time is not { } time)
        {
            return false;
        }

        if (word.Length == 1)
        {
            if (Next != '.' || _at + 1 >= text.Length || char.ToLowerInvariant(text[_at + 1]) != 'm')
            {
                return false;
            }

            _at += 2;
            if (Next == '.')
            {
                _at++;
            }
        }

        if (_hour is 0 or > 12)
        {
            _spellings.Add(FeedRules.AmPm24);
            return true;
        }

        _spellings.Add(FeedRules.AmPm12);
        int hour = (_hour % 12) + (word[0] == 'p' ? 12 : 0);
        _time = time + TimeSpan.FromHours(hour - _hour);
        return true;
    }

    private bool SetMonth(string word)
    {
        if (MonthNames.Find(word, out FeedRule? spelling) is not { } month || (_month is { } known && known != month))
        {
            return false;
        }

        if (spelling is not null)
        {
            _spellings.Add(spelling);
        }

        if (Next == '.' && spelling is not null)
        {
            _at++;
        }

        _month = month;
        _hasProse = true;
        return true;
    }

    private bool SkipWeekday(string word)
    {
        bool isWeekday =
            word.Length >= 3
            && Enum.GetNames<DayOfWeek>().Any(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        if (isWeekday)
        {
            _spellings.Add(FeedRules.WeekdayNamed);
        }

        return isWeekday;
    }

    private bool ReadSign(char c)
    {
        if (c is '+' or '-' && _time is not null && _offset is null)
        {
            return ReadOffset(c);
        }

        _at++;
        if (c == ',')
        {
            NoteComma();
        }

        if (c == '.' && HasDay && _time is null)
        {
            _spellings.Add(FeedRules.DotForComma);
        }

        return c is ' ' or ',' or '.';
    }

    private void NoteComma()
    {
        if (_hasProse && _year is null)
        {
            _commaBeforeYear = true;
        }
        else if (_year is not null && _time is null)
        {
            _spellings.Add(FeedRules.CommaBeforeAt);
        }
    }

    private bool ReadOffset(char sign)
    {
        _at++;
        int hours = ReadTwoDigits();
        if (Next == ':')
        {
            _at++;
        }

        int minutes = ReadTwoDigits();
        if (hours is < 0 or > 14 || minutes is < 0 or > 59)
        {
            return false;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        _offset = sign == '-' ? -offset : offset;
        _hasZone = true;
        if (offset != TimeSpan.Zero)
        {
            _spellings.Add(FeedRules.OtherZone);
        }

        return true;
    }

    private string PeekWord()
    {
        int end = _at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        char[] plain = text.AsSpan(_at, end - _at).ToArray();
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = WithoutAccent(char.ToLowerInvariant(plain[i]));
        }

        return new string(plain);
    }

    private static char WithoutAccent(char c) =>
        c switch
        {
            'é' or 'è' or 'ê' => 'e',
            'û' or 'ù' => 'u',
            'à' or 'â' => 'a',
            _ => c,
        };
}
