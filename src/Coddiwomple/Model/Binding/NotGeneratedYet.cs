using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Reports what the topology language has and generation does not yet. To implement a feature, delete its line.</summary>
internal static class NotGeneratedYet
{
    private static readonly (string What, Func<ServiceDocument, SourceSpan?> Find)[] OfService =
    [
        ("weights: external", service => If(service.Traffic?.Weights, "external")),
    ];

    public static void Report(ImmutableArray<TopologyDocument> documents, DiagnosticBag diagnostics)
    {
        foreach (TopologyDocument document in documents)
        {
            foreach (ServiceDocument service in document.Services)
            {
                ReportAll(service, diagnostics);
            }
        }
    }

    private static void ReportAll(ServiceDocument service, DiagnosticBag diagnostics)
    {
        foreach ((string what, Func<ServiceDocument, SourceSpan?> find) in OfService)
        {
            if (find(service) is { } span)
            {
                diagnostics.Report(Catalogue.NotGeneratedYet, span, $"\"{what}\" is not generated yet", "it is checked, and left out of what is written");
            }
        }
    }

    private static SourceSpan? If(Located<string>? value, string wanted) => value is { } given && given.Value == wanted ? given.Span : null;
}
