using System.Reflection;
using System.Text;

namespace Coddiwomple.Text;

/// <summary>Reads texts that are built in.</summary>
internal static class EmbeddedText
{
    /// <summary>Gives one of the JSON schemas, which are part of the library.</summary>
    public static string Schema(string name) => Read(typeof(Compiler).Assembly, $"schemas/{name}.schema.json");

    public static string Read(Assembly assembly, string name) => Find(assembly, name) ?? throw new InvalidOperationException($"{name} is not embedded");

    /// <summary>Gives null where no text of that name is built in.</summary>
    public static string? Find(Assembly assembly, string name)
    {
        using Stream? stream = assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
