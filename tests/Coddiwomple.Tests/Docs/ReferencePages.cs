using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Coddiwomple.Cli;
using Coddiwomple.Cli.Formats;
using Coddiwomple.Diagnostics;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Docs;

/// <summary>Gives the generated parts of the pages under <c>docs/</c>: what stands below their marker.</summary>
internal static class ReferencePages
{
    public const string Marker = "<!-- Everything below is generated; `make golden` renews it. -->\n";

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["cli.md"] = Cli,
        ["diagnostics.md"] = Diagnostics,
        ["templates.md"] = Templates,
        ["topology.md"] = Topology,
    };

    /// <summary>Gives the whole page: what people wrote above the marker, and what is generated.</summary>
    public static string Page(string name)
    {
        string text = File.ReadAllText(Path.Combine(Golden.Repository, "docs", name));
        int marker = text.IndexOf(Marker, StringComparison.Ordinal);
        Assert.True(marker > 0, $"docs/{name} lacks the line {Marker}");
        return text[..(marker + Marker.Length)] + "\n" + All[name]();
    }

    private static string Cli()
    {
        var text = new StringWriter { NewLine = "\n" };
        Write(CommandTree.Create(Compiler.Compile).Root, "", text);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(Command command, string path, StringWriter text)
    {
        path = path.Length == 0 ? command.Name : $"{path} {command.Name}";
        text.Write($"## {path}\n\n```text\n");
        HelpText.Write(command, text);
        text.Write("```\n\n");
        foreach (Command subcommand in command.Subcommands)
        {
            Write(subcommand, path, text);
        }
    }

    private static string Diagnostics()
    {
        var text = new StringWriter { NewLine = "\n" };
        text.Write("| code | severity | about |\n|---|---|---|\n");
        foreach (DiagnosticDescriptor descriptor in Catalogue.All)
        {
            string anchor = new([.. $"{descriptor.Code} {descriptor.Title}".ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')]);
            text.Write($"| [{descriptor.Code}](#{anchor.Replace(' ', '-')}) | {ReportFormats.NameOf(descriptor.Severity)} | {descriptor.Title} |\n");
        }

        text.Write('\n');
        ExplanationText.WriteMarkdown(Catalogue.All, text);
        return text.ToString();
    }

    private static string Templates()
    {
        var text = new StringBuilder();
        foreach (string name in TemplateNames.All)
        {
            string template = File.ReadAllText(Path.Combine(Golden.Repository, "templates", name));
            IEnumerable<string> comment = template.Split('\n').Skip(1).TakeWhile(line => line.StartsWith('#')).Select(line => line.Length > 1 ? line[2..] : "");
            text.Append($"## {name}\n\n```text\n{string.Join('\n', comment)}\n```\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Topology()
    {
        JsonObject schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Repository, "schemas", "topology.schema.json")))!.AsObject();
        return new SchemaPage(schema).Write();
    }
}
