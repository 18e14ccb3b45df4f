using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Ok;

/// <summary>The numbered topologies of <c>testdata/ok</c>: the tutorial, and what the compiler makes of each.</summary>
internal static class OkCases
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateDirectories(Golden.TestData("ok")).Where(folder => File.Exists(Path.Combine(folder, "topology.yaml"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static string Folder(string name) => Golden.TestData("ok", name);

    public static SourceFile Source(string name) => new("topology.yaml", File.ReadAllText(Path.Combine(Folder(name), "topology.yaml")));

    public static CompileResult Compile(string name) => Compiler.Compile([Source(name)], CompileOptions.Default);

    /// <summary>The files of the tree, and what there was to say as <c>notes.txt</c>.</summary>
    public static SortedDictionary<string, byte[]> Expected(CompileResult result)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (OutputFile file in result.Tree?.Files ?? [])
        {
            files.Add(file.Path, file.Content.ToArray());
        }

        if (!result.Diagnostics.IsEmpty)
        {
            files.Add("notes.txt", Encoding.UTF8.GetBytes(string.Concat(result.Diagnostics.Select(Line))));
        }

        return files;
    }

    private static string Line(Diagnostic diagnostic)
    {
        string place = diagnostic.Span is { } span ? $"{span.File.Path}:{span.StartPosition.Line}:{span.StartPosition.Column}: " : "";
        return $"{place}{diagnostic.Severity.ToString().ToLowerInvariant()}[{diagnostic.Code}]: {diagnostic.Message}\n  = hint: {diagnostic.Hint}\n";
    }
}
