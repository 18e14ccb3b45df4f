using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>A gateway behind a node port is reached through nodes: through one only, it is gone with that node.</summary>
internal sealed class NodePorts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Cluster cluster in topology.Clusters)
        {
            foreach (Gateway gateway in cluster.Gateways)
            {
                if (gateway is { Port: >= 30000 and <= 32767, Addresses: [{ IsIp: true } only] })
                {
                    diagnostics.Report(
                        Catalogue.SingleNodePort,
                        only.Span,
                        $"cluster \"{cluster.Name}\" is reached through one node only, \"{only.Text}\"",
                        $"{gateway.Port} looks like a node port: list the addresses of several nodes");
                }
            }
        }
    }
}
