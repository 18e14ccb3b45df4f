using System.Globalization;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>timespan</c></summary>
internal static class TimeSpanFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("from_days", ["double days"], static (in CallArgs a) => TimeSpan.FromDays(a.Double(0))),
        new("from_hours", ["double hours"], static (in CallArgs a) => TimeSpan.FromHours(a.Double(0))),
        new("from_minutes", ["double minutes"], static (in CallArgs a) => TimeSpan.FromMinutes(a.Double(0))),
        new("from_seconds", ["double seconds"], static (in CallArgs a) => TimeSpan.FromSeconds(a.Double(0))),
        new("from_milliseconds", ["double millis"], static (in CallArgs a) => TimeSpan.FromMilliseconds(a.Double(0))),
        new("parse", ["string text"], static (in CallArgs a) => TimeSpan.Parse(a.Text(0) ?? "", CultureInfo.CurrentCulture)),
    ];
}
