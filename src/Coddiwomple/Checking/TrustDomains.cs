using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>Sidecars refuse clients of another trust domain, unless the mesh knows it as an alias.</summary>
internal sealed class TrustDomains : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        var domains = new SortedSet<string>(StringComparer.Ordinal);
        Cluster? differing = null;
        foreach (Cluster cluster in topology.Clusters)
        {
            if (domains.Count > 0 && !domains.Contains(cluster.TrustDomain))
            {
                differing ??= cluster;
            }

            domains.Add(cluster.TrustDomain);
        }

        if (differing is not null)
        {
            diagnostics.Report(
                Catalogue.DifferentTrustDomains,
                differing.Span,
                $"the clusters have different trust domains: {Hints.List(domains)}",
                "each mesh must have the others in \"meshConfig.trustDomainAliases\", or its sidecars refuse their calls; \"coddiwomple install-values\" prints them",
                new RelatedPlace(topology.Clusters[0].Span, $"cluster \"{topology.Clusters[0].Name}\" has trust domain \"{topology.Clusters[0].TrustDomain}\""));
        }
    }
}
