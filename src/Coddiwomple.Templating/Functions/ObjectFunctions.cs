using System.Collections;
using System.Globalization;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>object</c></summary>
internal static class ObjectFunctions
{
    private static readonly string[] DateMembers =
    [
        "date", "day", "day_of_week", "day_of_year", "hour", "kind", "millisecond", "microsecond", "nanosecond", "minute", "month", "second", "ticks",
        "time_of_day", "year",
    ];

    private static readonly string[] TimeSpanMembers =
    [
        "ticks", "days", "hours", "milliseconds", "microseconds", "nanoseconds", "minutes", "seconds", "total_days", "total_hours", "total_milliseconds",
        "total_microseconds", "total_nanoseconds", "total_minutes", "total_seconds",
    ];

    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("default", ["value", "default"], static (in CallArgs a) => a[0] is null or "" ? a[1] : a[0]),
        new("eval", ["value"], static (in CallArgs a) => Eval(a, ScriptMode.ScriptOnly)),
        new("eval_template", ["value"], static (in CallArgs a) => Eval(a, ScriptMode.Default)),
        new("format", ["value", "string format", "string culture?"], Format),
        new("has_key", ["members value", "string key"], static (in CallArgs a)
            => Boxes.Of(a[0] is ScriptObject members && a.Text(1) is { } key && members.ContainsKey(key))),
        new("has_value", ["members value", "string key"], static (in CallArgs a)
            => Boxes.Of(a[0] is ScriptObject members && a.Text(1) is { } key && members[key] is not null)),
        new("keys", ["value"], static (in CallArgs a) => new ScriptArray(MembersOf(a[0]).Select(static member => member.Key))),
        new("values", ["value"], static (in CallArgs a) => new ScriptArray(MembersOf(a[0]).Select(static member => member.Value))),
        new("kind", ["value"], static (in CallArgs a) => ValueKinds.Name(a[0])),
        new("size", ["value"], static (in CallArgs a) => Boxes.Of(a[0] switch
        {
            string text => text.Length,
            ScriptObject members => members.Count,
            ICollection list => list.Count,
            _ => 0,
        })),
        new("typeof", ["value"], static (in CallArgs a) => a[0] switch
        {
            null => null,
            string => "string",
            bool => "boolean",
            ScriptRange => "iterator",
            IScriptCustomFunction or ScriptObject => "object",
            IList => "array",
            var value => value is char || Numbers.IsNumber(value) ? "number" : "object",
        }),
    ];

    /// <summary>What can be read of a value with a dot: of a list or a text, its size and what was set on it.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(object? value) => value switch
    {
        ScriptObject members => members,
        ScriptArray array => [new("size", Boxes.Of(array.Count)), .. array.Members ?? []],
        string text => [new("size", Boxes.Of(text.Length))],
        IList list => [new("size", Boxes.Of(list.Count))],
        DateTime => MembersOf(value, DateMembers),
        TimeSpan => MembersOf(value, TimeSpanMembers),
        _ => [],
    };

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(object value, string[] names)
        => names.Select(name => KeyValuePair.Create(name, ObjectAccess.TryGetMember(value, name, out var member) ? member : null));

    private static object? Format(in CallArgs a)
    {
        if (a[0] is null)
        {
            return "";
        }

        var culture = a.Text(2) is { } name ? CultureInfo.GetCultureInfo(name) : a.Context.CurrentCulture;
        return a[0] switch
        {
            IFormattable value => value.ToString(a.Text(1), culture),
            ScriptObject members => members.ToString(),
            var value => throw a.Error($"{ValueKinds.Describe(value)} cannot be formatted"),
        };
    }

    private static object? Eval(in CallArgs a, ScriptMode mode) => a[0] switch
    {
        string text => EvalText(a, text, mode),
        IScriptCustomFunction function => Calls.WithoutArguments(a.Context, a.Caller, function),
        var value => value,
    };

    /// <summary>
    /// A text of one statement has its value; of several, each is written at once as it would be in the template.
    /// Whatever goes wrong in the text, the place to mend is where the text comes from.
    /// </summary>
    private static object? EvalText(in CallArgs a, string text, ScriptMode mode)
    {
        var template = Template.Parse(text, lexerOptions: new LexerOptions { Mode = mode });
        if (template.Page is not { } page)
        {
            throw new ScriptParserRuntimeException(a.SpanOf(0), "the text to evaluate has errors", template.Messages);
        }

        a.Context.EnterRecursive(a.Caller);
        try
        {
            return mode == ScriptMode.Default ? RenderPage(a.Context, page)
                : page.Body?.Only is { } statement ? statement.Evaluate(a.Context)
                : page.Evaluate(a.Context);
        }
        catch (Exception e) when (e is not (ScriptAbortException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(a.SpanOf(0), $"the text to evaluate failed: {e.Message}", e);
        }
        finally
        {
            a.Context.ExitRecursive();
        }
    }

    /// <summary>What the page writes; a value that it returns is not part of that.</summary>
    private static string RenderPage(TemplateContext context, ScriptPage page)
    {
        var text = context.BeginText();
        try
        {
            page.Evaluate(context);
        }
        catch
        {
            context.EndText(text);
            throw;
        }

        return context.EndText(text);
    }
}
