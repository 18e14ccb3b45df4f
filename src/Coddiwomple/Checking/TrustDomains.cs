using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>Sidecars refuse clients of another trust domain, unless the mesh knows it as an alias.</summary>
internal sealed class TrustDomains : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (topology.Clusters.FirstOrDefault(cluster => cluster.TrustDomain != topology.Clusters[0].TrustDomain) is { } differing)
        {
            var domains = new HashSet<string>(topology.Clusters.Select(cluster => cluster.TrustDomain), StringComparer.Ordinal);
            diagnostics.Report(
                Catalogue.DifferentTrustDomains,
                differing.Span,
                $"the clusters have different trust domains: {Hints.List(domains)}",
                "each mesh must have the others in \"meshConfig.trustDomainAliases\", or its sidecars refuse their calls; \"coddiwomple install-values\" prints them",
                new RelatedPlace(topology.Clusters[0].Span, $"cluster \"{topology.Clusters[0].Name}\" has trust domain \"{topology.Clusters[0].TrustDomain}\""));
        }
    }
}
