using System.Buffers;
using System.Text;

namespace Coddiwomple.Proof.Sets;

/// <summary>
/// Takes a user's objects, tells by its text alone whether a generated document may be in the way of one: it names what they name. Most of a large mesh
/// need not be read then.
/// </summary>
internal sealed class Mentions
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    // Null: anything may be.
    private readonly SearchValues<string>? _words;

    private Mentions(SearchValues<string>? words) => _words = words;

    /// <summary>For objects of which nothing is known.</summary>
    public static Mentions Anything { get; } = new(null);

    public static Mentions Of(ObjectSet set)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in set.Objects.SelectMany(WordsOf))
        {
            // Quotes and blanks may be written in several ways; nothing at all is in any text.
            if (word.Length == 0 || word.AsSpan().ContainsAnyExcept(s_plain))
            {
                return Anything;
            }

            words.Add(word);
        }

        return new Mentions(SearchValues.Create([.. words], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An escape may hide a name, and so may a letter that becomes another one in lower case.</summary>
    public bool MayConcern(ReadOnlySpan<char> document) =>
        _words is null || document.Contains('\\') || !Ascii.IsValid(document) || document.ContainsAny(_words);

    private static IEnumerable<string> WordsOf(MeshObject item)
    {
        yield return item.Name;
        if (item.Kind == "Gateway")
        {
            yield return item.Kind;
        }

        if (HostNames.HasHosts(item))
        {
            foreach (PlacedHost host in HostNames.Of(item))
            {
                yield return WordOf(host.Name, item.Kind);
            }
        }
    }

    // A host of the same namespace may be written without it. A DestinationRule for many hosts concerns each of them.
    private static string WordOf(string host, string kind) =>
        !host.Contains('*', StringComparison.Ordinal) ? host.Split('.')[0] : kind == "DestinationRule" ? "" : host.TrimStart('*');
}
