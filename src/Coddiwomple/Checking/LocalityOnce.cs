using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Where calls go first is said by <c>prefer</c> and <c>failover</c>, or by Istio's own setting, not by both.</summary>
internal sealed class LocalityOnce : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            Traffic traffic = service.Traffic;
            string? said = traffic.PreferSpan is not null ? "prefer" : traffic.Failover.IsEmpty ? null : "failover";
            if (said is null)
            {
                continue;
            }

            CheckPolicy(traffic.Policy, said, diagnostics);
            foreach (ServiceVersion version in service.Versions)
            {
                CheckPolicy(version.Policy, said, diagnostics);
            }
        }
    }

    private static void CheckPolicy(TrafficPolicy? policy, string said, DiagnosticBag diagnostics)
    {
        if (policy?.LoadBalancer?["localityLbSetting"] is not null)
        {
            diagnostics.Report(
                Catalogue.LocalityConflict,
                policy.Spans["loadBalancer.localityLbSetting"],
                $"\"localityLbSetting\" together with \"{said}\"",
                "this setting is made from \"prefer\" and \"failover\": leave it out, or them");
        }
    }
}
