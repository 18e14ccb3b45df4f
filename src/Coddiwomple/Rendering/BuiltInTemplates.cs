using System.Text;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>The templates that are part of the program.</summary>
public static class BuiltInTemplates
{
    // Never change, so they are parsed once a process, by whoever asks first.
    private static readonly Dictionary<string, Lazy<LoadedTemplate>> s_parsed = TemplateNames.All.ToDictionary(
        name => name, name => new Lazy<LoadedTemplate>(() => LoadedTemplate.Parse(new SourceFile(name, Read(name)), isReplaced: false)), StringComparer.Ordinal);

    /// <summary>Their file names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => TemplateNames.All;

    /// <summary>The text of one; the name is one of <see cref="Names"/>.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream("templates/" + name)
            ?? throw new InvalidOperationException($"no embedded template {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Parses all of them on another thread, for programs that have something else to do before they compile.</summary>
    public static void ParseAhead() => new Thread(ParseAll) { IsBackground = true }.UnsafeStart();

    /// <summary>All of them by name, each parsed when first asked for; the caller may replace some in what it gets.</summary>
    internal static Dictionary<string, Lazy<LoadedTemplate>> Parsed() => new(s_parsed, StringComparer.Ordinal);

    private static void ParseAll()
    {
        foreach (Lazy<LoadedTemplate> template in s_parsed.Values)
        {
            _ = template.Value;
        }
    }
}
