using System.Globalization;
using System.Text;

namespace Coddiwomple.Templating.Functions;

/// <summary>The patterns of dates with <c>%Y</c> and the like.</summary>
internal static class DatePattern
{
    /// <summary>The letters that .NET has no notation for.</summary>
    private const string FormatOnly = "CjnstuUvVWw%";

    /// <summary>The date in a pattern.</summary>
    /// <param name="date">The date.</param>
    /// <param name="pattern">The pattern; <c>%g</c> switches to the invariant culture, alone it stands for <paramref name="usual"/>.</param>
    /// <param name="usual">The pattern that dates are printed in otherwise.</param>
    /// <param name="culture">The language of months and days.</param>
    public static string Format(DateTime date, string pattern, string usual, CultureInfo culture)
    {
        if (pattern == "%g")
        {
            pattern = "%g " + usual;
        }

        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                result.Append(pattern[i]);
                continue;
            }

            i++;
            if (pattern[i] == 'g')
            {
                culture = CultureInfo.InvariantCulture;
                continue;
            }

            result.Append(Part(date, pattern[i], culture) ?? $"%{pattern[i]}");
        }

        return result.ToString();
    }

    /// <summary>The same pattern in the notation of .NET.</summary>
    /// <exception cref="ArgumentException">There is no such notation for a part of the pattern.</exception>
    public static string ToNet(string pattern, ref CultureInfo culture, bool isParsing)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                result.Append(pattern[i]);
                continue;
            }

            i++;
            if (pattern[i] == 'g')
            {
                culture = CultureInfo.InvariantCulture;
                continue;
            }

            if (FormatOnly.Contains(pattern[i], StringComparison.Ordinal))
            {
                throw new ArgumentException($"'%{pattern[i]}' cannot be used in a pattern for parsing");
            }

            result.Append(NetPart(pattern[i], isParsing) ?? $"%{pattern[i]}");
        }

        return result.ToString();
    }

    private static string? Part(DateTime date, char letter, CultureInfo culture)
    {
        switch (letter)
        {
            case 'C':
                return (date.Year / 100).ToString("D2", culture);
            case 'e':
                return date.Day.ToString(culture).PadLeft(2);
            case 'j':
                return date.DayOfYear.ToString("D3", culture);
            case 'k':
                return date.Hour.ToString(culture).PadLeft(2);
            case 'l':
                return date.ToString("%h", culture).PadLeft(2);
            case 'n':
                return "\n";
            case 'P':
                return date.ToString("tt", culture).ToLower(culture);
            case 's':
                return ((long)(date.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds).ToString(culture);
            case 't':
                return "\t";
            case 'u':
                return (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(culture);
            case 'U':
                return Week(date, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday);
            case 'v':
                return string.Create(CultureInfo.InvariantCulture, $"{date.Day,2}-{date.ToString("MMM", CultureInfo.InvariantCulture).ToUpperInvariant()}-{date.Year:D4}");
            case 'V':
                return Week(date, culture, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday);
            case 'w':
                return ((int)date.DayOfWeek).ToString(culture);
            case 'W':
                return Week(date, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday);
            case '%':
                return "%";
            default:
                return NetPart(letter, isParsing: false) is { } format ? date.ToString(format, culture) : null;
        }
    }

    private static string Week(DateTime date, CultureInfo culture, CalendarWeekRule rule, DayOfWeek first)
        => culture.Calendar.GetWeekOfYear(date, rule, first).ToString("D2", culture);

    private static string? NetPart(char letter, bool isParsing) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => isParsing ? "MMM" : "MMMM",
        'c' => "ddd MMM dd HH:mm:ss yyyy",
        'd' => "dd",
        'D' => "MM/dd/yy",
        'e' => "%d",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'k' => "%H",
        'l' => "%h",
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'N' => "fffffff00",
        'p' or 'P' => "tt",
        'r' => "hh:mm:ss tt",
        'R' => "HH:mm",
        'S' => "ss",
        'T' => "HH:mm:ss",
        'x' => "d",
        'X' => "T",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        _ => null,
    };
}
