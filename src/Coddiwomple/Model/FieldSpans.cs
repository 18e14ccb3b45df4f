using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>Where the keys of an Istio value were written, by the path of the field from the top of the value (<c>loadBalancer.simple</c>).</summary>
public sealed class FieldSpans
{
    private readonly ByName<Located<string>> _spans;

    internal FieldSpans(ByName<Located<string>> spans) => _spans = spans;

    /// <summary>Of values that were written nowhere.</summary>
    public static FieldSpans None { get; } = new(new());

    public SourceSpan? this[string path] => _spans.Find(path)?.Span;
}
