using System.Text.RegularExpressions;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>regex</c>: .NET regular expressions, stopped after <see cref="TemplateContext.RegexTimeOut"/>.</summary>
internal static class RegexFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("escape", ["pattern"], static (in CallArgs a) => Regex.Escape(Given(a, 0))),
        new("unescape", ["pattern"], static (in CallArgs a) => Regex.Unescape(Given(a, 0))),
        new("match", ["text", "pattern", "options?"], static (in CallArgs a)
            => Regex.Match(Given(a, 0), Given(a, 1), Options(a, 2), a.Context.RegexTimeOut) is { Success: true } match ? Groups(match) : new ScriptArray()),
        new("matches", ["text", "pattern", "options?"], static (in CallArgs a)
            => new ScriptArray(Regex.Matches(Given(a, 0), Given(a, 1), Options(a, 2), a.Context.RegexTimeOut).Select(Groups))),
        new("replace", ["text", "pattern", "replace", "options?"], static (in CallArgs a)
            => a.Context.CheckTextLength(a.Span, Regex.Replace(Given(a, 0), Given(a, 1), Given(a, 2), Options(a, 3), a.Context.RegexTimeOut))),
        new("split", ["text", "pattern", "options?"], static (in CallArgs a)
            => new ScriptArray(Regex.Split(Given(a, 0), Given(a, 1), Options(a, 2), a.Context.RegexTimeOut))),
    ];

    private static string Given(in CallArgs a, int index)
        => a.Text(index) ?? throw (index == 1 ? a.Error(1, "the pattern is null") : a.Error("expecting a string, not null"));

    private static ScriptArray Groups(Match match) => new(match.Groups.Cast<Group>().Select(static group => group.Value));

    private static RegexOptions Options(in CallArgs a, int index)
    {
        var options = RegexOptions.None;
        foreach (var letter in a.Text(index) ?? "")
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return options;
    }
}
