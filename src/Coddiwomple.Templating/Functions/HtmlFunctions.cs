using System.Net;
using System.Text.RegularExpressions;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>html</c></summary>
internal static partial class HtmlFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("escape", ["string text"], static (in CallArgs a) => WebUtility.HtmlEncode(a.Text(0))),
        new("newline_to_br", ["string text"], static (in CallArgs a)
            => a.Text(0) is { Length: > 0 } text ? a.Context.CheckTextLength(a.Span, NewLines().Replace(text, "<br />$0")) : a.Text(0)),
        new("strip", ["string text"], static (in CallArgs a)
            => a.Text(0) is { Length: > 0 } text ? Regex.Replace(text, Markup, "", RegexOptions.IgnoreCase | RegexOptions.Singleline, a.Context.RegexTimeOut) : a.Text(0)),
        new("url_encode", ["string text"], static (in CallArgs a) => a.Text(0) is { Length: > 0 } text ? Uri.EscapeDataString(text) : a.Text(0)),
        new("url_escape", ["string text"], static (in CallArgs a) => a.Text(0) is { Length: > 0 } text ? EscapeUri(text) : a.Text(0)),
    ];

    // Scripts and styles go with what is in them, comments too, of everything else only the tag. The end of a tag is looked for with what
    // follows an equals sign in mind: quotes count there and nowhere else.
    private const string Markup = """<(?:script.*?</script|style.*?</style|!--.*?--)>|<(?:[^=>]|=(?:"[^"]*"|'[^']*'|[^"'][^>\s]*))*>""";

#pragma warning disable SYSLIB0013 // The language is defined by this function: it leaves what is reserved in a URI as it is.
    private static string EscapeUri(string text) => Uri.EscapeUriString(text);
#pragma warning restore SYSLIB0013

    [GeneratedRegex(@"\r\n|\r|\n")]
    private static partial Regex NewLines();
}
