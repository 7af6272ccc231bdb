namespace ExpressEntry.Sim.Data.History.Feed;

/// <content>Years, days, ISO dates and times.</content>
internal sealed partial class ProseScanner
{
    private bool ReadNumber()
    {
        int start = _at;
        int value = ReadDigits(4);
        int length = _at - start;
        return Next switch
        {
            ':' when length <= 2 => ReadTime(value, length),
            'h' or ' ' when length <= 2 && _time is null && IsFrenchHour() => ReadFrenchTime(value, length),
            '-' when length == 4 => ReadIso(value),
            _ when char.IsAsciiDigit(Next) => false,
            _ when length == 4 => SetYear(value),
            _ => length <= 2 && SetDay(value),
        };
    }

    private int ReadDigits(int most)
    {
        int value = 0;
        for (int i = 0; i < most && char.IsAsciiDigit(Next); i++)
        {
            value = (value * 10) + (text[_at++] - '0');
        }

        return value;
    }

    private bool SetYear(int year)
    {
        if ((_year is { } known && known != year) || year == 0)
        {
            return false;
        }

        _year = year;
        _hasProse = true;
        return true;
    }

    private bool SetDay(int day)
    {
        if (_day is not null || day is < 1 or > 31)
        {
            return false;
        }

        if (_month is null)
        {
            _spellings.Add(FeedRules.DayFirst);
        }

        _day = day;
        _hasProse = true;
        string suffix = PeekWord();
        if (suffix is "st" or "nd" or "rd" or "th" or "er")
        {
            _at += suffix.Length;
            _spellings.Add(FeedRules.Ordinal);
        }

        return true;
    }

    private bool ReadIso(int year)
    {
        _at++;
        int month = ReadDigits(2);
        if (Next != '-')
        {
            return false;
        }

        _at++;
        int day = ReadDigits(2);
        if (
            char.IsAsciiDigit(Next)
            || month is < 1 or > 12
            || day is < 1 or > 31
            || (_year ?? year) != year
            || (_month ?? month) != month
            || (_day ?? day) != day
        )
        {
            return false;
        }

        (_year, _month, _day, _hasIso) = (year, month, day, true);
        return true;
    }

    private bool ReadTime(int hour, int hourDigits)
    {
        _at++;
        int minute = ReadTwoDigits();
        int second = 0;
        if (Next == ':')
        {
            _at++;
            second = ReadTwoDigits();
            if (Next == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))
            {
                // A fraction of a second: instants are kept to the second.
                _at++;
                ReadDigits(9);
            }
        }
        else
        {
            _spellings.Add(FeedRules.SecondsMissing);
        }

        return SetTime(hour, hourDigits, minute, second);
    }

    private int ReadTwoDigits()
    {
        int start = _at;
        int value = ReadDigits(2);
        return _at - start == 2 ? value : -1;
    }

    private bool IsFrenchHour()
    {
        ReadOnlySpan<char> rest = text.AsSpan(_at).TrimStart(' ');
        return rest.Length > 0 && rest[0] == 'h' && (rest.Length == 1 || !char.IsLetter(rest[1]));
    }

    // 10 h 19 min 47 s, with or without the spaces.
    private bool ReadFrenchTime(int hour, int hourDigits)
    {
        SkipSpaces();
        _at++;
        SkipSpaces();
        int minute = char.IsAsciiDigit(Next) ? ReadDigits(2) : 0;
        SkipSpaces();
        int second = 0;
        if (PeekWord() == "min")
        {
            _at += 3;
            SkipSpaces();
            if (char.IsAsciiDigit(Next))
            {
                second = ReadDigits(2);
                SkipSpaces();
                if (PeekWord() == "s")
                {
                    _at++;
                }
            }
        }

        return SetTime(hour, hourDigits, minute, second);
    }

    private void SkipSpaces()
    {
        while (Next == ' ')
        {
            _at++;
        }
    }

    private bool SetTime(int hour, int hourDigits, int minute, int second)
    {
        if (_time is not null || char.IsAsciiDigit(Next) || hour > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        if (hourDigits == 1)
        {
            _spellings.Add(FeedRules.OneDigitHour);
        }

        _hour = hour;
        _time = new TimeSpan(hour, minute, second);
        return true;
    }
}
