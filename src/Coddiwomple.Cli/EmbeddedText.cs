using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Coddiwomple.Cli;

/// <summary>Reads what is built into the library: schemas and templates.</summary>
internal static class EmbeddedText
{
    private static readonly Assembly s_library = typeof(Compiler).Assembly;

    public static string Read(string name) => Read(s_library, name);

    public static string Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Gives the file names in an embedded folder, sorted.</summary>
    public static ImmutableArray<string> NamesIn(string folder)
    {
        string prefix = folder + "/";
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        foreach (string name in s_library.GetManifestResourceNames())
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                names.Add(name[prefix.Length..]);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names.ToImmutable();
    }
}
