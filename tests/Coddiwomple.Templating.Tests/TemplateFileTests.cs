using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Tests;

/// <summary>
/// Renders every template of testdata/templating and compares with the file beside it. CODDIWOMPLE_ACCEPT=1 writes
/// the files instead; read the difference before you commit it.
/// </summary>
public class TemplateFileTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here()) ?? "", "../../testdata/templating"));

    public static TheoryData<string> Templates { get; } =
        [.. Directory.GetFiles(Folder, "*.sbn", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('_')).Select(f => Path.GetRelativePath(Folder, f)).Order()];

    [Theory]
    [MemberData(nameof(Templates))]
    public void RendersAsExpected(string name)
    {
        var source = File.ReadAllText(Path.Combine(Folder, name));
        var actual = Run(name, source);
        var expected = Path.Combine(Folder, Path.ChangeExtension(name, ".out"));
        if (Environment.GetEnvironmentVariable("CODDIWOMPLE_ACCEPT") == "1")
        {
            File.WriteAllText(expected, actual);
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }

    /// <summary>The same bytes, whether a template writes characters or UTF-8.</summary>
    [Theory]
    [MemberData(nameof(Templates))]
    public void Utf8IsTheSameText(string name)
    {
        var template = Template.Parse(File.ReadAllText(Path.Combine(Folder, name)), name);
        if (template.HasErrors)
        {
            return;
        }

        var (context, utf8Context) = (Context(name), Context(name));
        var output = new Utf8Output(16);
        string text;
        try
        {
            text = template.Render(context);
        }
        catch (ScriptRuntimeException e)
        {
            Assert.Equal(e.Message, Assert.ThrowsAny<ScriptRuntimeException>(() => template.Render(utf8Context, output)).Message);
            return;
        }

        template.Render(utf8Context, output);
        Assert.Equal(text, output.ToString());
    }

    [Fact]
    public void ThereAreTemplates() => Assert.True(Templates.Count > 60, $"{Templates.Count} templates");

    [Fact]
    public void EveryBuiltinFunctionIsShown()
    {
        var shown = string.Join('\n', Directory.GetFiles(Folder, "*.sbn", SearchOption.AllDirectories).Select(File.ReadAllText));
        var missing = new List<string>();
        foreach (var (group, members) in Functions.BuiltinFunctions.Create())
        {
            foreach (var name in (members as ScriptObject)?.Keys ?? [])
            {
                if (!shown.Contains($"{group}.{name}", StringComparison.Ordinal))
                {
                    missing.Add($"{group}.{name}");
                }
            }
        }

        Assert.Empty(missing);
    }

    private static string Run(string name, string source)
    {
        var template = Template.Parse(source, name);
        if (template.HasErrors)
        {
            return string.Concat(template.Messages.Select(m => m + "\n"));
        }

        try
        {
            return template.Render(Context(name));
        }
        catch (ScriptRuntimeException e)
        {
            return e.Message + "\n";
        }
    }

    private static TemplateContext Context(string name)
    {
        var model = Path.Combine(Folder, Path.ChangeExtension(name, ".model.json"));
        var context = new TemplateContext { TemplateLoader = new FolderLoader(), LoopLimit = 1000 };
        if (File.Exists(model))
        {
            context.PushGlobal(new ScriptObject { ["json"] = File.ReadAllText(model) });
            context.PushGlobal((ScriptObject)Template.Evaluate("json | object.from_json", context)!);
        }
        else
        {
            context.PushGlobal(new ScriptObject());
        }

        return context;
    }

    private static string Here([CallerFilePath] string path = "") => path;

    /// <summary>Includes come from the files whose names begin with an underscore.</summary>
    private sealed class FolderLoader : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
            => Directory.GetFiles(Folder, $"_{templateName}.sbn", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).FirstOrDefault();

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => File.ReadAllText(Path.Combine(Folder, templatePath));
    }
}
