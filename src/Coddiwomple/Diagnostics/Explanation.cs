using Coddiwomple.Text;

namespace Coddiwomple.Diagnostics;

/// <summary>The long text about a code, in Markdown: what is wrong, an example, why it matters, how to mend it. Embedded in the library.</summary>
public sealed record Explanation(DiagnosticDescriptor Descriptor, string Markdown)
{
    /// <summary>Gives the explanation of a code, null where there is none (a test sees to it that there always is).</summary>
    public static Explanation? Find(DiagnosticDescriptor descriptor) =>
        EmbeddedText.Find(typeof(Explanation).Assembly, $"explanations/{descriptor.Code}.md") is { } markdown ? new Explanation(descriptor, markdown) : null;
}
