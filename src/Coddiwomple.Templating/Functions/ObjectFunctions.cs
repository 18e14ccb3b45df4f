using System.Collections;
using System.Globalization;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>object</c></summary>
internal static class ObjectFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("default", ["value", "default"], static (in CallArgs a) => a[0] is null or "" ? a[1] : a[0]),
        new("eval", ["value"], static (in CallArgs a) => Eval(a, ScriptMode.ScriptOnly)),
        new("eval_template", ["value"], static (in CallArgs a) => Eval(a, ScriptMode.Default)),
        new("format", ["value", "format", "culture?"], Format),
        new("has_key", ["value", "key"], static (in CallArgs a) => Boxes.Of(Members(a)?.ContainsKey(a.Text(1) ?? "") ?? false)),
        new("has_value", ["value", "key"], static (in CallArgs a) => Boxes.Of(Members(a)?[a.Text(1) ?? ""] is not null)),
        new("keys", ["value"], static (in CallArgs a) => new ScriptArray(MembersOf(a[0]).Select(static member => member.Key))),
        new("values", ["value"], static (in CallArgs a) => new ScriptArray(MembersOf(a[0]).Select(static member => member.Value))),
        new("kind", ["value"], static (in CallArgs a) => ValueKinds.Name(a[0])),
        new("size", ["value"], static (in CallArgs a) => Boxes.Of(a[0] switch
        {
            string text => text.Length,
            ScriptObject members => members.Count,
            ICollection list => list.Count,
            IEnumerable sequence => sequence.Cast<object?>().Count(),
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
            IEnumerable => "iterator",
            var value => Numbers.IsNumber(value) ? "number" : "object",
        }),
    ];

    private static ScriptObject? Members(in CallArgs a) => a[0] switch
    {
        null => null,
        ScriptObject members => members,
        var other => throw a.Error(0, $"expecting an object, not {ValueKinds.Describe(other)}"),
    };

    /// <summary>What can be read of a value with a dot: of a list or a text, its size and what was set on it.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(object? value) => value switch
    {
        ScriptObject members => members,
        ScriptArray array => [new("size", Boxes.Of(array.Count)), .. array.Members ?? []],
        string text => [new("size", Boxes.Of(text.Length))],
        _ => [],
    };

    private static object? Format(in CallArgs a)
    {
        if (a[0] is null)
        {
            return "";
        }

        var culture = a.Text(2) is { } name ? CultureInfo.GetCultureInfo(name) : a.Context.CurrentCulture;
        return a[0] is IFormattable value
            ? value.ToString(a.Text(1), culture)
            : throw a.Error($"{ValueKinds.Describe(a[0])} cannot be formatted");
    }

    private static object? Eval(in CallArgs a, ScriptMode mode)
    {
        if (a[0] is not { } value)
        {
            return null;
        }

        if (value is not string text)
        {
            return mode == ScriptMode.ScriptOnly ? value : throw a.Error(0, $"expecting a string, not {ValueKinds.Describe(value)}");
        }

        var template = Template.Parse(text, lexerOptions: new LexerOptions { Mode = mode });
        if (template.HasErrors)
        {
            throw new ScriptParserRuntimeException(a.SpanOf(0), "the text to evaluate has errors", template.Messages);
        }

        a.Context.EnterRecursive(a.Caller);
        try
        {
            return mode == ScriptMode.ScriptOnly ? template.Evaluate(a.Context) : RenderHere(a.Context, template);
        }
        finally
        {
            a.Context.ExitRecursive();
        }
    }

    private static string RenderHere(TemplateContext context, Template template)
    {
        var text = context.BeginText();
        try
        {
            template.RenderTo(context);
        }
        catch
        {
            context.EndText(text);
            throw;
        }

        return context.EndText(text);
    }
}
