using System.Globalization;
using System.Text;

namespace Coddiwomple.Templating.Functions;

/// <summary>The patterns of dates with <c>%Y</c> and the like.</summary>
internal static class DatePattern
{
    /// <summary>The letters that .NET has no notation for.</summary>
    private const string FormatOnly = "CjnstuUvVWw%";

    /// <summary>The date in a pattern; <c>%g</c> alone stands for the pattern that dates are printed in otherwise.</summary>
    public static string Format(DateTime date, string pattern, string usual, CultureInfo culture)
        => Format(date, pattern == "%g" ? "%g " + usual : pattern, culture);

    /// <summary>The date in a pattern, with months and days in the language of the culture; <c>%g</c> switches to the invariant one.</summary>
    public static string Format(DateTime date, string pattern, CultureInfo culture)
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

            result.Append(Part(date, pattern[i], culture) ?? $"%{pattern[i]}");
        }

        return result.ToString();
    }

    /// <summary>The same pattern in the notation of .NET; <c>%g</c> anywhere in it makes the culture the invariant one.</summary>
    /// <exception cref="ArgumentException">There is no such notation for a part of the pattern.</exception>
    public static string ToNet(string pattern, ref CultureInfo culture)
    {
        culture = HasModifier(pattern) ? CultureInfo.InvariantCulture : culture;
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                result.Append(pattern[i]);
                continue;
            }

            i++;
            if (FormatOnly.Contains(pattern[i], StringComparison.Ordinal))
            {
                throw new ArgumentException($"'%{pattern[i]}' cannot be used in a pattern for parsing", nameof(pattern));
            }

            // The notations of a culture's own formats mean them only when they stand alone.
            _ = pattern[i] switch
            {
                'g' => result,
                'x' => result.Append(culture.DateTimeFormat.ShortDatePattern),
                'X' => result.Append(culture.DateTimeFormat.LongTimePattern),
                _ => result.Append(NetPart(pattern[i]) ?? $"%{pattern[i]}"),
            };
        }

        return result.ToString();
    }

    private static bool HasModifier(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
        {
            if (pattern[i] == '%' && pattern[++i] == 'g')
            {
                return true;
            }
        }

        return false;
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
                return date.ToString("tt", culture).ToLowerInvariant();
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
                return NetPart(letter) is { } format ? date.ToString(format, culture) : null;
        }
    }

    private static string Week(DateTime date, CultureInfo culture, CalendarWeekRule rule, DayOfWeek first)
        => culture.Calendar.GetWeekOfYear(date, rule, first).ToString("D2", culture);

    private static string? NetPart(char letter) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
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
