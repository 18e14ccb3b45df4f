using System.Text;

namespace Coddiwomple.Diagnostics;

/// <summary>The long text about a code, in Markdown: what is wrong, an example, why it matters, how to mend it. Embedded in the library.</summary>
public sealed record Explanation(DiagnosticDescriptor Descriptor, string Markdown)
{
    /// <summary>Gives the explanation of a code, null where there is none (a test sees to it that there always is).</summary>
    public static Explanation? Find(DiagnosticDescriptor descriptor)
    {
        using Stream? resource = typeof(Explanation).Assembly.GetManifestResourceStream($"explanations/{descriptor.Code}.md");
        if (resource is null)
        {
            return null;
        }

        using var reader = new StreamReader(resource, Encoding.UTF8);
        return new Explanation(descriptor, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
