using Coddiwomple.Text;

namespace Coddiwomple.Diagnostics;

/// <summary>Collects problems; not thread-safe: work done in parallel fills a bag each and adds them up in a fixed order.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public bool HasErrors { get; private set; }

    public IReadOnlyList<Diagnostic> Items => _items;

    public void Report(DiagnosticDescriptor descriptor, SourceSpan? span, string message, string? hint = null, params ReadOnlySpan<RelatedPlace> related) =>
        Add(new Diagnostic(descriptor, span, message, hint, [.. related]));

    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        _items.Add(diagnostic);
    }

    /// <summary>Whether an error is among what was reported after the first <paramref name="mark"/> problems: so a part can tell that something was wrong in it.</summary>
    public bool HasErrorsSince(int mark)
    {
        for (int i = mark; i < _items.Count; i++)
        {
            if (_items[i].Severity == Severity.Error)
            {
                return true;
            }
        }

        return false;
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Gives what users see: by path, line, column and code, each once; information is withheld while there are errors.</summary>
    public IReadOnlyList<Diagnostic> ToSorted()
    {
        var kept = new List<Diagnostic>(_items.Count);
        foreach (Diagnostic item in _items)
        {
            if (!HasErrors || item.Severity != Severity.Info)
            {
                kept.Add(item);
            }
        }

        kept.Sort(Compare);
        int count = Math.Min(kept.Count, 1);
        for (int i = 1; i < kept.Count; i++)
        {
            if (Compare(kept[count - 1], kept[i]) != 0)
            {
                kept[count++] = kept[i];
            }
        }

        kept.RemoveRange(count, kept.Count - count);
        return kept;
    }

    private static int Compare(Diagnostic a, Diagnostic b)
    {
        int order = Ordinal.Compare(PathOf(a), PathOf(b));
        order = order != 0 ? order : (a.Span?.Start ?? -1).CompareTo(b.Span?.Start ?? -1);
        order = order != 0 ? order : Ordinal.Compare(a.Code, b.Code);
        return order != 0 ? order : Ordinal.Compare(a.Message, b.Message);
    }

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Span?.File.Path ?? "";
}
