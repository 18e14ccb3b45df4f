using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>An address and port lead to one cluster.</summary>
internal sealed class UniqueGatewayAddresses : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        var owners = new ByName<Owner>();
        foreach (Cluster cluster in topology.Clusters)
        {
            foreach (Gateway gateway in cluster.Gateways)
            {
                foreach (GatewayAddress address in gateway.Addresses)
                {
                    string key = $"{AddressSyntax.Canonical(address.Text)}/{gateway.Port}";
                    if (owners.Add(key, new Owner(cluster, address)) is { } first)
                    {
                        Report(cluster, gateway, address, first.Cluster, first.Address, diagnostics);
                    }
                }
            }
        }
    }

    private sealed record Owner(Cluster Cluster, GatewayAddress Address);

    private static void Report(Cluster cluster, Gateway gateway, GatewayAddress address, Cluster first, GatewayAddress firstAddress, DiagnosticBag diagnostics)
    {
        var related = new RelatedPlace(firstAddress.Span, "it is named here first");
        if (first.Name == cluster.Name)
        {
            diagnostics.Report(
                Catalogue.RepeatedEntry, address.Span, $"address \"{address.Text}\" with port {gateway.Port} is named twice in cluster \"{cluster.Name}\"", "leave one of them out", related);
            return;
        }

        diagnostics.Report(
            Catalogue.DuplicateAddress,
            address.Span,
            $"address \"{address.Text}\" with port {gateway.Port} belongs to cluster \"{first.Name}\" already",
            "calls could not tell the two clusters apart: give one of them another address or port",
            related);
    }
}
