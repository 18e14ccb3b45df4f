using Coddiwomple.Diagnostics;
using Coddiwomple.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coddiwomple.Parsing;

/// <summary>The few tags that mean something here: YAML's own for text, numbers, booleans, null, lists and mappings. Any other is refused.</summary>
internal static class YamlTags
{
    private const string Core = "tag:yaml.org,2002:";

    /// <summary>Gives whether the scalar is to be read as if written without quotes.</summary>
    public static bool CheckScalar(Scalar scalar, SourceSpan span, DiagnosticBag bag)
    {
        bool plain = scalar.Style == ScalarStyle.Plain;
        if (scalar.Tag.IsEmpty)
        {
            return plain;
        }

        switch (scalar.Tag.Value)
        {
            case "!" or Core + "str":
                return false;
            case Core + "int" or Core + "float" or Core + "bool" or Core + "null":
                return true;
            default:
                Report(scalar.Tag, span, bag);
                return plain;
        }
    }

    public static void CheckCollection(TagName tag, string expected, SourceSpan span, DiagnosticBag bag)
    {
        if (!tag.IsEmpty && tag.Value != "!" && tag.Value != expected)
        {
            Report(tag, span, bag);
        }
    }

    private static void Report(TagName tag, SourceSpan span, DiagnosticBag bag)
    {
        string name = tag.Value.StartsWith(Core, StringComparison.Ordinal) ? "!!" + tag.Value[Core.Length..] : tag.Value;
        string source = span.File.Content;
        int start = source.IndexOf('!', span.Start, Math.Max(0, span.End - span.Start));
        Report(name, start < 0 ? span : SpanOf(span.File, start, span.End), bag);
    }

    /// <summary>What YamlDotNet gives up on without telling the place: a tag that is no URI, somewhere before what it read last.</summary>
    public static void ReportBroken(SourceFile file, int readTo, DiagnosticBag bag)
    {
        int end = Math.Min(readTo, file.Content.Length);
        SourceSpan span = SpanOf(file, Math.Max(0, file.Content.AsSpan(0, end).LastIndexOf('!')), file.Content.Length);
        Report(file.Content[span.Start..span.End], span, bag);
    }

    private static SourceSpan SpanOf(SourceFile file, int start, int limit)
    {
        int end = start;
        while (end < limit && !char.IsWhiteSpace(file.Content[end]) && file.Content[end] is not (',' or '[' or ']' or '{' or '}'))
        {
            end++;
        }

        return new SourceSpan(file, start, end);
    }

    private static void Report(string name, SourceSpan span, DiagnosticBag bag) =>
        bag.Report(Catalogue.UnknownTag, span, $"the tag \"{name}\" means nothing here", "remove it; a topology needs no tags");
}
