using Coddiwomple.Text;

namespace Coddiwomple.Model;

/// <summary>Where the keys of an Istio value were written, by the path of the field from the top of the value (<c>loadBalancer.simple</c>).</summary>
public sealed class FieldSpans
{
    private readonly Dictionary<string, SourceSpan> _spans = new(StringComparer.Ordinal);

    /// <summary>Of values that were written nowhere.</summary>
    public static FieldSpans None { get; } = new();

    public SourceSpan? this[string path] => _spans.TryGetValue(path, out SourceSpan? span) ? span : null;

    internal static FieldSpans From(IEnumerable<KeyValuePair<string, SourceSpan>> spans)
    {
        var result = new FieldSpans();
        foreach ((string path, SourceSpan span) in spans)
        {
            result._spans[path] = span;
        }

        return result;
    }
}
