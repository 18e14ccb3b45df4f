using System.Text;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>
/// Writes a view's object or list as block YAML at a given indentation, its texts being scalars already: what templates call as
/// <c>yaml VALUE INDENT [FIRST]</c>. FIRST, where given, stands in place of the first line's indentation, as in <c>"  - "</c>.
/// </summary>
internal static class YamlTree
{
    // One a thread: making and growing one for every block of every object takes as long as writing it.
    [ThreadStatic]
    private static StringBuilder? t_text;

    /// <summary>The lines, without the last line feed.</summary>
    public static string Block(object? value, int indent, string? first)
    {
        StringBuilder text = t_text ??= new StringBuilder(4096);
        text.Clear();
        WriteBlock(text, value, indent, first);
        text.Length -= text.Length > 0 ? 1 : 0;
        return text.ToString();
    }

    private static void WriteBlock(StringBuilder text, object? value, int indent, string? first)
    {
        switch (value)
        {
            case ScriptObject { Count: > 0 } map:
                foreach ((string key, object? field) in map)
                {
                    Start(text, indent, ref first).Append(key).Append(':').Append(IsInline(field) ? " " : "\n");
                    WriteInlineOr(text, field, indent + 2, null);
                }

                break;
            case ScriptArray { Count: > 0 } list:
                foreach (object? item in list)
                {
                    Start(text, indent, ref first);
                    WriteInlineOr(text, item, indent + 2, "- ");
                }

                break;
            default:
                Start(text, indent, ref first);
                WriteInlineOr(text, value, indent, null);
                break;
        }
    }

    private static StringBuilder Start(StringBuilder text, int indent, ref string? first)
    {
        _ = first is null ? text.Append(' ', indent) : text.Append(first);
        first = null;
        return text;
    }

    private static void WriteInlineOr(StringBuilder text, object? value, int indent, string? first)
    {
        if (!IsInline(value))
        {
            WriteBlock(text, value, indent, first);
            return;
        }

        text.Append(first).Append(value switch
        {
            ScriptObject => "{}",
            ScriptArray => "[]",
            string scalar => scalar,
            _ => "null",
        }).Append('\n');
    }

    private static bool IsInline(object? value) => value is not (ScriptObject { Count: > 0 } or ScriptArray { Count: > 0 });
}
