using System.Globalization;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>date</c>: an object with functions that is itself a function, <c>date "2026/01/31"</c>.</summary>
internal static class DateFunctions
{
    public const string DefaultFormat = "%d %b %Y";

    /// <summary>What a call of the group itself runs.</summary>
    public static NativeFunction ParseAlone { get; } = new("date", ["string text"], static (in CallArgs a) => Parse(a, null, null));

    public static IEnumerable<NativeFunction> All =>
    [
        new("now", static (in CallArgs a) => Clock(a).GetLocalNow().DateTime),
        new("utc_now", static (in CallArgs a) => Clock(a).GetUtcNow().UtcDateTime),
        Adding("days", static (date, days) => date.AddDays(days)),
        Adding("hours", static (date, hours) => date.AddHours(hours)),
        Adding("minutes", static (date, minutes) => date.AddMinutes(minutes)),
        Adding("seconds", static (date, seconds) => date.AddSeconds(seconds)),
        new("add_milliseconds", ["date date", "double millis"], static (in CallArgs a) => GivenDate(a).AddMilliseconds(a.Double(1))),
        new("add_months", ["date date", "int months"], static (in CallArgs a) => GivenDate(a).AddMonths(a.Int(1))),
        new("add_years", ["date date", "int years"], static (in CallArgs a) => GivenDate(a).AddYears(a.Int(1))),
        new("parse", ["string text", "string pattern?", "string culture?"], static (in CallArgs a) => Parse(a, a.Text(1), a.Text(2))),
        new("parse_to_string", ["string text", "string output_pattern?", "string output_culture?", "string input_pattern?", "string input_culture?"], ParseToString),
        new("to_string", ["date date", "string pattern", "string culture?"], static (in CallArgs a)
            => a[0] is DateTime date
                ? DatePattern.Format(date, a.Text(1) ?? throw a.Error(1, "the pattern is null"), FormatOf(a.Context), CultureOf(a, a.Text(2)))
                : null),
    ];

    /// <summary>A date as it prints: in the format that the template or the default says.</summary>
    public static string Print(TemplateContext context, DateTime date)
        => DatePattern.Format(date, FormatOf(context), FormatOf(context), context.CurrentCulture);

    private static string FormatOf(TemplateContext context)
        => context.BuiltinObject["date"] is ScriptObject group && group["format"] is string format ? format : DefaultFormat;

    private static NativeFunction Adding(string unit, Func<DateTime, double, DateTime> add)
        => new($"add_{unit}", ["date date", $"double {unit}"], (in CallArgs a) => add(GivenDate(a), a.Double(1)));

    private static TimeProvider Clock(in CallArgs a)
        => a.Context.TimeProvider ?? throw MathFunctions.Refused(a, $"{a.Caller}", nameof(TemplateContext.TimeProvider));

    private static DateTime GivenDate(in CallArgs a) => a[0] as DateTime? ?? throw a.Error("expecting a date, not null");

    private static CultureInfo CultureOf(in CallArgs a, string? name)
        => name is null ? a.Context.CurrentCulture : CultureInfo.GetCultureInfo(name);

    private static string? ParseToString(in CallArgs a)
        => Parse(a, a.Text(3), a.Text(4)) is not DateTime date ? null
            : DatePattern.Format(date, a.Text(1) ?? DefaultFormat, CultureOf(a, a.Text(2)));

    /// <summary>The date that a text means; what cannot be understood is the first day of the calendar.</summary>
    private static object? Parse(in CallArgs a, string? pattern, string? cultureName)
    {
        var text = a.Text(0);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var culture = CultureOf(a, cultureName);
        var format = pattern is null ? null : DatePattern.ToNet(pattern, ref culture);
        return HasZone(text) ? ParseWithZone(text, format, culture) : ParseLocal(text, format, culture);
    }

    private static DateTime ParseLocal(string text, string? format, CultureInfo culture)
    {
        DateTime date;
        _ = format is null
            ? DateTime.TryParse(text, culture, DateTimeStyles.AssumeLocal, out date)
            : DateTime.TryParseExact(text, format, culture, DateTimeStyles.AssumeLocal, out date);
        return date;
    }

    private static DateTime ParseWithZone(string text, string? format, CultureInfo culture)
    {
        DateTimeOffset date;
        var isDate = format is null
            ? DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out date)
            : DateTimeOffset.TryParseExact(text, format, culture, DateTimeStyles.None, out date);
        return isDate ? date.LocalDateTime : default;
    }

    /// <summary>Does the text end in <c>Z</c>, or is there an offset like <c>+01:00</c> in it?</summary>
    private static bool HasZone(string text)
    {
        if (text.AsSpan().TrimEnd().EndsWith("Z", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (var plus = text.IndexOf('+'); plus >= 0 && plus + 1 < text.Length; plus = text.IndexOf('+', plus + 1))
        {
            if (char.IsDigit(text[plus + 1]))
            {
                return true;
            }
        }

        return false;
    }
}
