using System.Globalization;
using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>
/// Writes a view's object or list, whose texts are scalars already, or an Istio value as block YAML at a given indentation: what templates, compiled or
/// not, call as <c>yaml VALUE INDENT [FIRST]</c>. FIRST, where given, stands in place of the first line's indentation, as in <c>"  - "</c>.
/// </summary>
internal static class YamlTree
{
    private const string Blanks = "                                ";

    /// <summary>The lines, without the last line feed.</summary>
    public static string Block(object? value, int indent, string? first)
    {
        TextOutput text = TextOutput.Take();
        Write(text, value, indent, first);
        return text.TakeStringAndReturn();
    }

    /// <summary>Writes the lines, without the last line feed.</summary>
    public static void Write(IScriptOutput text, object? value, int indent, string? first)
    {
        if (first is null)
        {
            WriteBlanks(text, indent);
        }

        WriteBlock(text, Plain(value), indent, first ?? "");
    }

    // FIRST is what the first line starts with, null where it is a line of its own like the others.
    private static void WriteBlock(IScriptOutput text, object? value, int indent, string? first)
    {
        switch (value)
        {
            case IstioMap { Fields.IsEmpty: false } map:
                foreach (IstioField field in map.Fields)
                {
                    Start(text, indent, ref first);
                    WriteField(text, YamlQuoting.Scalar(field.Name), field.Value, indent);
                }

                break;
            case IstioList { Items.IsEmpty: false } list:
                foreach (IstioValue item in list.Items)
                {
                    Start(text, indent, ref first);
                    WriteItem(text, item, indent);
                }

                break;
            case ScriptObject { Count: > 0 } map:
                foreach ((string key, object? field) in map)
                {
                    Start(text, indent, ref first);
                    WriteField(text, key, Plain(field), indent);
                }

                break;
            case ScriptArray { Count: > 0 } list:
                foreach (object? item in list)
                {
                    Start(text, indent, ref first);
                    WriteItem(text, Plain(item), indent);
                }

                break;
            default:
                Start(text, indent, ref first);
                text.Write(Inline(value));
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

    // A line ends where the next one starts, so that the last one has no line feed.
    private static void Start(IScriptOutput text, int indent, ref string? first)
    {
        if (first is not null)
        {
            text.Write(first);
            first = null;
            return;
        }

        text.Write("\n");
        WriteBlanks(text, indent);
    }

    private static void WriteBlanks(IScriptOutput text, int indent)
    {
        for (; indent > Blanks.Length; indent -= Blanks.Length)
        {
            text.Write(Blanks);
        }

        text.Write(Blanks.AsSpan(0, indent));
    }

    private static void WriteField(IScriptOutput text, string key, object? value, int indent)
    {
        text.Write(key);
        if (Inline(value) is { } scalar)
        {
            text.Write(": ");
            text.Write(scalar);
            return;
        }

        text.Write(":");
        WriteBlock(text, value, indent + 2, null);
    }

    private static void WriteItem(IScriptOutput text, object? value, int indent)
    {
        if (Inline(value) is { } scalar)
        {
            text.Write("- ");
            text.Write(scalar);
            return;
        }

        WriteBlock(text, value, indent + 2, "- ");
    }

    // Null for what needs lines of its own.
    private static string? Inline(object? value) => value switch
    {
        IstioText scalar => YamlQuoting.Scalar(scalar.Value),
        IstioLiteral literal => literal.Value,
        IstioMap map => map.Fields.IsEmpty ? "{}" : null,
        IstioList list => list.Items.IsEmpty ? "[]" : null,
        string scalar => scalar,
        ScriptObject map => map.Count == 0 ? "{}" : null,
        ScriptArray list => list.Count == 0 ? "[]" : null,
        true => "true",
        false => "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "null",
    };
}
