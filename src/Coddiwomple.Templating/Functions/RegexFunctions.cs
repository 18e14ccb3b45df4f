using System.Text.RegularExpressions;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>regex</c>: .NET regular expressions, stopped after <see cref="TemplateContext.RegexTimeOut"/>.</summary>
internal static class RegexFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("escape", ["string pattern"], static (in CallArgs a) => Regex.Escape(Given(a, 0))),
        new("unescape", ["string pattern"], static (in CallArgs a) => Regex.Unescape(Given(a, 0))),
        new("match", ["string text", "string pattern", "string options?"], Match),
        new("matches", ["string text", "string pattern", "string options?"], Matches),
        new("replace", ["string text", "string pattern", "string replace", "string options?"], static (in CallArgs a)
            => a.Context.CheckTextLength(a.Span, Regex.Replace(Given(a, 0), Given(a, 1), Given(a, 2), Options(a, 3), a.Context.RegexTimeOut))),
        new("split", ["string text", "string pattern", "string options?"], static (in CallArgs a)
            => new ScriptArray(Regex.Split(Given(a, 0), Given(a, 1), Options(a, 2), a.Context.RegexTimeOut))),
    ];

    private static string Given(in CallArgs a, int index) => a.Text(index) ?? throw a.Error("expecting a string, not null");

    private static ScriptArray Match(in CallArgs a)
    {
        var match = Regex.Match(Given(a, 0), Given(a, 1), Options(a, 2), a.Context.RegexTimeOut);
        return match.Success ? Groups(match) : [];
    }

    private static ScriptArray Matches(in CallArgs a)
    {
        var result = new ScriptArray();
        foreach (Match match in Regex.Matches(Given(a, 0), Given(a, 1), Options(a, 2), a.Context.RegexTimeOut))
        {
            result.Add(Groups(match));
        }

        return result;
    }

    /// <summary>What was matched, and then what each group has of it.</summary>
    private static ScriptArray Groups(Match match)
    {
        var result = new ScriptArray(match.Groups.Count);
        for (var i = 0; i < match.Groups.Count; i++)
        {
            result.Add(match.Groups[i].Value);
        }

        return result;
    }

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
