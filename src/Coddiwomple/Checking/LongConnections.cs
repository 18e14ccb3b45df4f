using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Behind a gateway a long connection stays with one instance, unless it ends after some requests.</summary>
internal sealed class LongConnections : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.Traffic.Policy is { ConnectionPool: { } pool } policy
                && pool["http"] is IstioMap http
                && http["maxRequestsPerConnection"] is IstioLiteral { Value: "0" }
                && service.Ports.Any(port => port.Protocol.IsHttp()))
            {
                diagnostics.Report(
                    Catalogue.StickyConnections,
                    policy.Spans["connectionPool.http.maxRequestsPerConnection"],
                    $"connections to service \"{service.Id}\" in other clusters stay with one instance as long as they last",
                    "0 means no limit: leave the field out for 100 requests a connection");
            }
        }
    }
}
