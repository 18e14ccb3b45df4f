using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>Hosts are DNS names, and the objects of a global host are named after it: neither is longer than Kubernetes accepts.</summary>
internal sealed class HostLengths : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (service.IsSpoiled)
            {
                continue;
            }

            for (int i = 0; i < service.Hosts.Length; i++)
            {
                CheckHost(service, service.Hosts[i], service.HostSpans[i], diagnostics);
            }

            foreach (Placement placement in service.Placements)
            {
                if (placement.Host.Length > NameSyntax.LongestDnsName && !placement.Cluster.IsSpoiled)
                {
                    Report(placement.Span, "the Kubernetes host", placement.Host, "", "shorten the name of the service, its namespace or the cluster's \"clusterDomain\"", diagnostics);
                }
            }
        }
    }

    private static void CheckHost(Service service, string host, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (host.Length > NameSyntax.LongestDnsName)
        {
            Report(span, "the global host", host, "", "shorten the name of the service, its namespace or \"mesh.domain\"", diagnostics);
        }
        else if (host.Length + EntrySuffixes.OtherClusters.Length > NameSyntax.LongestDnsName && LongerSuffix(service) is var suffix && host.Length + suffix.Length > NameSyntax.LongestDnsName)
        {
            Report(span, "the ServiceEntry", host, suffix, "shorten the host, or write \"own: service\"", diagnostics);
        }
    }

    // The longer one of the names that "own: pods" gives to the entries of a host.
    private static string LongerSuffix(Service service)
    {
        string suffix = "";
        foreach (Placement own in service.Placements)
        {
            if (service.Traffic.UsesPods && service.Callers.Includes(own.Cluster))
            {
                suffix = suffix.Length < EntrySuffixes.OwnPods.Length ? EntrySuffixes.OwnPods : suffix;
                foreach (Placement other in service.Placements)
                {
                    suffix = other != own && other.Cluster.IsCallable ? EntrySuffixes.OtherClusters : suffix;
                }
            }
        }

        return suffix;
    }

    private static void Report(SourceSpan span, string what, string host, string suffix, string hint, DiagnosticBag diagnostics) => diagnostics.Report(
        Catalogue.NameTooLong,
        span,
        $"{what} \"{Hints.Shorten(host)}{suffix}\" would have {host.Length + suffix.Length} characters",
        $"at most {NameSyntax.LongestDnsName} are possible: {hint}");
}
