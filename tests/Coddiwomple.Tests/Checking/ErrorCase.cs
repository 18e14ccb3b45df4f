using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Proof;
using Coddiwomple.Tests.Ok;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Checking;

/// <summary>Compiles a topology text as a user would, and writes down what was found, with the text that is underlined.</summary>
internal static class ErrorCase
{
    private static readonly Lazy<ReadOnlyArray<OutputFile>> s_bookinfo = new(() => OkCases.Compile("010-bookinfo").Tree!.Files);

    /// <summary>The names of all cases, without their ending.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Golden.TestData("err"), "CW*.yaml")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static (Topology? Topology, ReadOnlyArray<Diagnostic> Diagnostics) Run(string path, string yaml)
    {
        var source = new SourceFile(path, yaml);
        var bag = new DiagnosticBag();
        Topology? topology = Binder.Bind(TopologyParser.Parse(source, bag), bag);
        return (topology, Compiler.Compile([source], CompileOptions.Default).Diagnostics);
    }

    /// <summary>
    /// CW10 is about Istio objects: such a case is checked as <c>check-yaml</c> does, those of CW104 beside what the Bookinfo topology generates. For any other,
    /// compiles <c>testdata/err/name.yaml</c>, read as bytes; with <c>name.lock.yaml</c> as the lock file and <c>name.templates/</c> as the templates,
    /// where they exist.
    /// </summary>
    public static ReadOnlyArray<Diagnostic> RunFile(string name)
    {
        SourceFile source = SourceDecoder.Decode(name + ".yaml", File.ReadAllBytes(Golden.TestData("err", name + ".yaml")));
        if (name.StartsWith("CW10", StringComparison.Ordinal))
        {
            return YamlProof.Check([source], name.StartsWith("CW104", StringComparison.Ordinal) ? s_bookinfo.Value : []).Diagnostics;
        }

        string lockFile = Golden.TestData("err", name + ".lock.yaml");
        string templates = Golden.TestData("err", name + ".templates");
        CompileOptions options = CompileOptions.Default with
        {
            LockFile = File.Exists(lockFile) ? new SourceFile(name + ".lock.yaml", File.ReadAllText(lockFile)) : null,
            TemplateFolder = Directory.Exists(templates) ? templates : null,
        };
        return Compiler.Compile([source], options).Diagnostics;
    }

    public static string Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Place(diagnostic.Span)}{diagnostic.Severity.ToString().ToLowerInvariant()}[{diagnostic.Code}]: {diagnostic.Message}\n");
            if (diagnostic.Span is { } span)
            {
                text.Append(CultureInfo.InvariantCulture, $"  underlined: {span.File.Content[span.Start..span.End].ReplaceLineEndings("\\n")}\n");
            }

            if (diagnostic.Hint is { } hint)
            {
                text.Append(CultureInfo.InvariantCulture, $"  hint: {hint}\n");
            }

            foreach (RelatedPlace related in diagnostic.Related)
            {
                text.Append(CultureInfo.InvariantCulture, $"  related: {Place(related.Span)}{related.Message}\n");
            }
        }

        return text.ToString();
    }

    private static string Place(SourceSpan? place)
    {
        if (place is not { } span)
        {
            return "";
        }

        (SourcePosition start, SourcePosition end) = (span.StartPosition, span.EndPosition);
        string endLine = end.Line == start.Line ? "" : end.Line.ToString(CultureInfo.InvariantCulture) + ":";
        return string.Create(CultureInfo.InvariantCulture, $"{PathOf(span)}:{start.Line}:{start.Column}-{endLine}{end.Column}: ");
    }

    // Templates are read from where this repository lies.
    private static string PathOf(SourceSpan span) => span.File.Path.Replace(Golden.TestData("err").Replace('\\', '/') + "/", "", StringComparison.Ordinal);
}
