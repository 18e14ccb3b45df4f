using System.Text;

namespace Coddiwomple.Rendering;

/// <summary>The templates that are part of the program.</summary>
public static class BuiltInTemplates
{
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
}
