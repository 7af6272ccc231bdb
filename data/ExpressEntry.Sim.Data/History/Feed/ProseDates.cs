using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads dates and instants in words, in any spelling the feed has used or is likely to use.</summary>
/// <remarks>
/// The text is taken apart into numbers, words and signs, and each is understood by what it can be, not by where it
/// stands: <c>July 3rd 2026 at10:02:03 PM UTC</c> and <c>2026-07-03T22:02:03Z</c> say the same. A word or sign that
/// cannot be part of a date makes the whole unreadable: nothing is guessed.
/// </remarks>
internal static class ProseDates
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Cleaned text (<see cref="FeedText"/>).</param>
    /// <returns>What it says, or null where it is no date or instant.</returns>
    public static ProseInstant? Read(string text) => new Scanner(text).Read();

    /// <summary>Reads a whole day.</summary>
    /// <param name="text">Cleaned text.</param>
    /// <param name="spellings">Rules for unusual spellings.</param>
    /// <returns>The day, or null where it is unreadable, does not exist or has no year.</returns>
    public static DateOnly? ReadDay(string text, out ImmutableArray<FeedRule> spellings)
    {
        ProseInstant? read = Read(text);
        spellings = read?.Spellings ?? [];
        return read is { Year: { } year } ? read.DayIn(year) : null;
    }

    private sealed class Scanner(string text)
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
}
