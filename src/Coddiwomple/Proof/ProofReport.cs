using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Proof;

/// <summary>Gathers what is wrong with one object. One mistake gives one message: what the schema has said about a place, no rule says again.</summary>
internal sealed class ProofReport(DiagnosticBag diagnostics)
{
    private readonly List<SourceSpan> _places = [];
    private bool _isClosed;

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>From here on rules report.</summary>
    public void CloseSchema() => _isClosed = true;

    /// <summary>No rule has anything to say about this place, because what the schema has said explains it.</summary>
    public void Cover(SourceSpan place) => _places.Add(place);

    public void Report(DiagnosticDescriptor descriptor, YamlNode node, string message, string? hint) =>
        Report(descriptor, YamlAccess.PlaceOf(node), message, hint);

    public void Report(DiagnosticDescriptor descriptor, YamlKey key, string message, string? hint) => Report(descriptor, key.Span, message, hint);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan place, string message, string? hint, params ReadOnlySpan<RelatedPlace> related)
    {
        if (!_isClosed)
        {
            _places.Add(place);
        }
        else if (IsReported(place))
        {
            return;
        }

        diagnostics.Report(descriptor, place, message, hint, related);
    }

    /// <summary>Of two fields only one may be there. <paramref name="where"/>: what follows them in the message.</summary>
    public void ReportBoth(YamlKey first, YamlKey second, string where = "") => Report(
        Catalogue.ConflictingFields,
        second.Span,
        $"\"{second.Text}\" together with \"{first.Text}\"{where}",
        "Istio accepts only one of the two: keep the one you mean",
        new RelatedPlace(first.Span, $"\"{first.Text}\" is here"));

    private bool IsReported(SourceSpan place)
    {
        foreach (SourceSpan known in _places)
        {
            if (place.Start < known.End && known.Start < place.End || place.Start == known.Start)
            {
                return true;
            }
        }

        return false;
    }
}
