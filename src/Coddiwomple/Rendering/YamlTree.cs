using System.Globalization;
using System.Text;
using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>
/// Writes a view's object or list, whose texts are scalars already, or an Istio value as block YAML at a given indentation: what templates call as
/// <c>yaml VALUE INDENT [FIRST]</c>. FIRST, where given, stands in place of the first line's indentation, as in <c>"  - "</c>.
/// </summary>
internal static class YamlTree
{
    private const string Blanks = "                                ";

    // One a thread: making and growing one for every block of every object takes as long as writing it.
    [ThreadStatic]
    private static StringBuilder? t_text;

    /// <summary>The lines, without the last line feed.</summary>
    public static string Block(object? value, int indent, string? first)
    {
        StringBuilder text = t_text ??= new StringBuilder(4096);
        text.Clear();
        WriteBlock(text, Plain(value), indent, first);
        text.Length -= text.Length > 0 ? 1 : 0;
        return text.ToString();
    }

    private static void WriteBlock(StringBuilder text, object? value, int indent, string? first)
    {
        switch (value)
        {
            case IstioMap { Fields.IsEmpty: false } map:
                foreach (IstioField field in map.Fields)
                {
                    WriteField(Start(text, indent, ref first), YamlQuoting.Scalar(field.Name), field.Value, indent);
                }

                break;
            case IstioList { Items.IsEmpty: false } list:
                foreach (IstioValue item in list.Items)
                {
                    WriteInlineOr(Start(text, indent, ref first), item, indent + 2, "- ");
                }

                break;
            case ScriptObject { Count: > 0 } map:
                foreach ((string key, object? field) in map)
                {
                    WriteField(Start(text, indent, ref first), key, Plain(field), indent);
                }

                break;
            case ScriptArray { Count: > 0 } list:
                foreach (object? item in list)
                {
                    WriteInlineOr(Start(text, indent, ref first), Plain(item), indent + 2, "- ");
                }

                break;
            default:
                WriteInlineOr(Start(text, indent, ref first), value, indent, null);
                break;
        }
    }

    // A map that no template has looked into is written as it is; a sequence that functions made is a list like any other.
    private static object? Plain(object? value) => value switch
    {
        ScriptObject { Deferred: MapMembers members } => members.Map,
        ScriptRange items => new ScriptArray(items),
        _ => value,
    };

    private static StringBuilder Start(StringBuilder text, int indent, ref string? first)
    {
        if (first is not null)
        {
            text.Append(first);
            first = null;
            return text;
        }

        for (; indent > Blanks.Length; indent -= Blanks.Length)
        {
            text.Append(Blanks);
        }

        return text.Append(Blanks, 0, indent);
    }

    private static void WriteField(StringBuilder text, string key, object? value, int indent)
    {
        text.Append(key).Append(':').Append(IsInline(value) ? ' ' : '\n');
        WriteInlineOr(text, value, indent + 2, null);
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
            IstioText scalar => YamlQuoting.Scalar(scalar.Value),
            IstioLiteral literal => literal.Value,
            string scalar => scalar,
            IstioMap or ScriptObject => "{}",
            IstioList or ScriptArray => "[]",
            true => "true",
            false => "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "null",
        }).Append('\n');
    }

    private static bool IsInline(object? value) => value switch
    {
        IstioMap map => map.Fields.IsEmpty,
        IstioList list => list.Items.IsEmpty,
        ScriptObject map => map.Count == 0,
        ScriptArray list => list.Count == 0,
        _ => true,
    };
}
