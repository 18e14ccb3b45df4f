using System.Collections;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Members of values that are not script objects. Nothing here reflects: .NET objects are copied when they are imported.</summary>
internal static class ObjectAccess
{
    public static bool TryGetMember(object target, string name, out object? value)
    {
        value = null;
        switch (target)
        {
            case ScriptObject scriptObject:
                return scriptObject.TryGetValue(name, out value);
            case ScriptArray array:
                return array.TryGetMember(name, out value);
            case LoopScope loop:
                return loop.TryGetMember(name, out value);
            case string text when name == "size":
                value = Boxes.Of(text.Length);
                return true;
            case DateTime date:
                value = MemberOf(date, name);
                return value is not null;
            case TimeSpan span:
                value = MemberOf(span, name);
                return value is not null;
            case IDictionary dictionary when dictionary.Contains(name):
                value = dictionary[name];
                return true;
            case ICollection list when name == "size":
                value = Boxes.Of(list.Count);
                return true;
            default:
                return false;
        }
    }

    public static bool TrySetMember(object target, string name, object? value)
    {
        switch (target)
        {
            case ScriptObject scriptObject:
                return scriptObject.TrySetValue(name, value);
            case ScriptArray { IsReadOnly: false } array:
                array.SetMember(name, value);
                return true;
            case IDictionary { IsReadOnly: false } dictionary:
                dictionary[name] = value;
                return true;
            default:
                return false;
        }
    }

    private static object? MemberOf(DateTime date, string name) => name switch
    {
        "year" => Boxes.Of(date.Year),
        "month" => Boxes.Of(date.Month),
        "day" => Boxes.Of(date.Day),
        "day_of_year" => Boxes.Of(date.DayOfYear),
        "day_of_week" => date.DayOfWeek,
        "hour" => Boxes.Of(date.Hour),
        "minute" => Boxes.Of(date.Minute),
        "second" => Boxes.Of(date.Second),
        "millisecond" => Boxes.Of(date.Millisecond),
        "microsecond" => Boxes.Of(date.Microsecond),
        "nanosecond" => Boxes.Of(date.Nanosecond),
        "ticks" => date.Ticks,
        "date" => date.Date,
        "time_of_day" => date.TimeOfDay,
        "kind" => date.Kind,
        _ => null,
    };

    private static object? MemberOf(TimeSpan span, string name) => name switch
    {
        "days" => Boxes.Of(span.Days),
        "hours" => Boxes.Of(span.Hours),
        "minutes" => Boxes.Of(span.Minutes),
        "seconds" => Boxes.Of(span.Seconds),
        "milliseconds" => Boxes.Of(span.Milliseconds),
        "microseconds" => Boxes.Of(span.Microseconds),
        "nanoseconds" => Boxes.Of(span.Nanoseconds),
        "ticks" => span.Ticks,
        "total_days" => span.TotalDays,
        "total_hours" => span.TotalHours,
        "total_minutes" => span.TotalMinutes,
        "total_seconds" => span.TotalSeconds,
        "total_milliseconds" => span.TotalMilliseconds,
        "total_microseconds" => span.TotalMicroseconds,
        "total_nanoseconds" => span.TotalNanoseconds,
        _ => null,
    };
}
