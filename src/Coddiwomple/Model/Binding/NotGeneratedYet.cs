using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Reports what the topology language has and generation does not yet. To implement a feature, delete its line.</summary>
internal static class NotGeneratedYet
{
    private static readonly (string What, Func<MeshDocument, SourceSpan?> Find)[] OfMesh =
    [
        ("access: closed", mesh => If(mesh.Access, "closed")),
        ("via: rewrite", mesh => If(mesh.Via, "rewrite")),
    ];

    private static readonly (string What, Func<ClusterDocument, SourceSpan?> Find)[] OfCluster =
    [
        ("ingress", cluster => cluster.Ingress.IsEmpty ? null : cluster.Ingress[0].Span),
    ];

    private static readonly (string What, Func<ServiceDocument, SourceSpan?> Find)[] OfService =
    [
        ("mtls of a service", service => service.Mtls?.Span),
        ("own: pods", service => If(service.Traffic?.Own, "pods")),
        ("aggregate", service => service.Traffic?.Aggregate is { Value: true } aggregate ? aggregate.Span : null),
        ("weights: external", service => If(service.Traffic?.Weights, "external")),
        ("policy.loadBalancer", service => Key(service.Traffic?.Policy, "loadBalancer")),
    ];

    private static readonly (string What, Func<AccessDocument, SourceSpan?> Find)[] OfAccess =
    [
        ("principals", access => First(access.Principals)),
        ("namespaces", access => First(access.Namespaces)),
        ("methods", access => First(access.Methods)),
        ("paths", access => First(access.Paths)),
        ("ports", access => access.Ports.IsEmpty ? null : access.Ports[0].Span),
        ("hosts", access => First(access.Hosts)),
        ("when", access => access.When.IsEmpty ? null : access.When[0].Span),
        ("deny", access => access.Deny is { Value: true } deny ? deny.Span : null),
    ];

    private static readonly string[] OfRoute = ["redirect", "directResponse", "rewrite", "fault", "corsPolicy", "headers"];

    public static void Report(ImmutableArray<TopologyDocument> documents, DiagnosticBag diagnostics)
    {
        foreach (TopologyDocument document in documents)
        {
            if (document.Mesh is { } mesh)
            {
                ReportAll(OfMesh, mesh, diagnostics);
            }

            foreach (ClusterDocument cluster in document.Clusters)
            {
                ReportAll(OfCluster, cluster, diagnostics);
            }

            foreach (ServiceDocument service in document.Services)
            {
                ReportService(service, diagnostics);
            }
        }
    }

    private static void ReportService(ServiceDocument service, DiagnosticBag diagnostics)
    {
        ReportAll(OfService, service, diagnostics);
        foreach (AccessDocument access in service.Access)
        {
            ReportAll(OfAccess, access, diagnostics);
        }

        foreach (RouteDocument route in service.Traffic?.Routes ?? [])
        {
            foreach (YamlEntry field in route.Fields)
            {
                if (Array.IndexOf(OfRoute, field.Key.Text) >= 0)
                {
                    ReportOne(field.Key.Text, field.Key.Span, diagnostics);
                }
            }

            if (!route.Mirrors.IsEmpty)
            {
                ReportOne("mirrors", route.Mirrors[0].Span, diagnostics);
            }
        }
    }

    private static void ReportAll<T>((string What, Func<T, SourceSpan?> Find)[] features, T subject, DiagnosticBag diagnostics)
    {
        foreach ((string what, Func<T, SourceSpan?> find) in features)
        {
            if (find(subject) is { } span)
            {
                ReportOne(what, span, diagnostics);
            }
        }
    }

    private static void ReportOne(string what, SourceSpan span, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalogue.NotGeneratedYet, span, $"\"{what}\" is not generated yet", "it is checked, and left out of what is written");

    private static SourceSpan? If(Located<string>? value, string wanted) => value is { } given && given.Value == wanted ? given.Span : null;

    private static SourceSpan? First(ImmutableArray<Located<string>> values) => values.IsEmpty ? null : values[0].Span;

    private static SourceSpan? Key(YamlMapping? mapping, string key)
    {
        foreach (YamlEntry entry in mapping?.Entries ?? [])
        {
            if (entry.Key.Text == key)
            {
                return entry.Key.Span;
            }
        }

        return null;
    }
}
