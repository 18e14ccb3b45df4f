using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Where all clusters share the load, none of them is kept for failover.</summary>
internal sealed class PreferAnyFailover : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.Traffic is { PrefersAny: true, Failover: [var first, ..] } traffic)
            {
                diagnostics.Report(
                    Catalogue.PreferAnyWithFailover,
                    first.Span,
                    $"\"failover\" of service \"{service.Id}\" is not used",
                    "with \"prefer: any\" all clusters share the calls: leave \"failover\" out, or write \"prefer: local\"",
                    traffic.PreferSpan is { } span ? [new RelatedPlace(span, "the preference is here")] : []);
            }
        }
    }
}
