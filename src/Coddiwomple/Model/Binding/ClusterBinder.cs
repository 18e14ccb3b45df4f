using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes one entry of <c>spec.clusters</c>, gives the cluster with the mesh's defaults filled in.</summary>
internal static class ClusterBinder
{
    /// <summary>Gives null where the cluster has no name; the parser has reported that.</summary>
    public static Cluster? Bind(ClusterDocument document, MeshDocument? meshDocument, BindingScope scope)
    {
        if (document.Name is not { } name)
        {
            return null;
        }

        DiagnosticBag diagnostics = scope.Diagnostics;
        Mesh mesh = scope.Mesh;
        BindingMark mark = scope.Mark();
        Values.IsName(name, "cluster", diagnostics);
        var cluster = new Cluster(
            name.Span,
            name.Value,
            BindLocality(document.Locality, diagnostics),
            Values.Domain(document.ClusterDomain, "cluster.local", "clusterDomain", diagnostics),
            Values.TrustDomain(document.TrustDomain, mesh.TrustDomain, diagnostics),
            Values.Istio(document.Istio, mesh.Istio, diagnostics),
            GatewayBinder.Bind(document.Gateways, mesh, diagnostics),
            BindIngress(document.Ingress, mesh, diagnostics));
        SourceSpan? istioSpan = document.Istio?.Span ?? meshDocument?.Istio?.Span;
        return cluster with
        {
            // Of a release that nobody names, the mesh may have said something that could not be read.
            IsSpoiled = document.IsSpoiled || scope.IsSpoiledSince(mark) || (istioSpan is null && mesh.IsSpoiled),
            IstioSpan = istioSpan,
        };
    }

    private static Locality? BindLocality(Located<string>? locality, DiagnosticBag diagnostics)
    {
        if (locality is not { } given)
        {
            return null;
        }

        string[] parts = given.Value.Split('/');
        foreach (string part in parts)
        {
            // Kubernetes keeps regions and zones in node labels; "*" is how Istio writes "any".
            if (part.Length == 0 || parts.Length > 3 || NameSyntax.ProblemOfLabelValue(part) is not null)
            {
                diagnostics.Report(
                    Catalogue.InvalidLocality, given.Span, $"\"{given.Value}\" is not a locality", "write region, region/zone or region/zone/subzone, as the labels of the nodes have them");
                return null;
            }
        }

        return new Locality(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null);
    }

    private static ReadOnlyArray<IngressGateway> BindIngress(ReadOnlyArray<IngressDocument> documents, Mesh mesh, DiagnosticBag diagnostics)
    {
        var result = new ArrayBuilder<IngressGateway>(documents.Length);
        foreach (IngressDocument document in documents)
        {
            if (document.Namespace is { } given)
            {
                Values.IsName(given, "namespace", diagnostics);
            }

            Labels selector = Values.Labels(document.Selector, Labels.Of("istio", "ingressgateway"), "the ingress gateway", diagnostics);
            result.Add(new IngressGateway(document.Namespace?.Value ?? mesh.Namespace, selector));
        }

        return result.ToReadOnly();
    }
}
