using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>The templates that are part of the program.</summary>
public static class BuiltInTemplates
{
    // In the order of their names. They never change, so each is parsed once a process, by whoever asks first.
    private static readonly LoadedTemplate?[] s_parsed = new LoadedTemplate?[TemplateNames.All.Length];

    /// <summary>Their file names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => TemplateNames.All;

    /// <summary>The text of one; the name is one of <see cref="Names"/>.</summary>
    public static string Read(string name) => EmbeddedText.Read(typeof(BuiltInTemplates).Assembly, "templates/" + name);

    /// <summary>Gives one by its name, null where there is none of that name.</summary>
    internal static LoadedTemplate? Find(string name)
    {
        int index = Array.IndexOf(TemplateNames.All, name);
        return index < 0 ? null : s_parsed[index] ?? Parse(index);
    }

    private static LoadedTemplate Parse(int index)
    {
        string name = TemplateNames.All[index];
        lock (s_parsed)
        {
            return s_parsed[index] ??= LoadedTemplate.Parse(new SourceFile(name, Read(name)), isReplaced: false);
        }
    }
}
