using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>A global host belongs to one service, and is no Kubernetes host.</summary>
internal sealed class UniqueHosts : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        var owners = new ByName<Owner>();
        foreach (Service service in topology.Services)
        {
            for (int i = 0; i < service.Hosts.Length; i++)
            {
                CheckHost(service, service.Hosts[i], service.HostSpans[i], owners, topology, diagnostics);
            }
        }
    }

    private static void CheckHost(
        Service service,
        string host,
        SourceSpan span,
        ByName<Owner> owners,
        Topology topology,
        DiagnosticBag diagnostics)
    {
        if (host.Contains(".svc.", StringComparison.Ordinal) && IsKubernetesHost(host, topology))
        {
            diagnostics.Report(
                Catalogue.DuplicateHost, span, $"the global host \"{host}\" is a Kubernetes host too", "choose another \"mesh.domain\" or another prefix");
        }
        else if (owners.Add(host, new Owner(service, span)) is var (first, firstSpan))
        {
            string who = first.Id == service.Id ? "the same service" : $"service \"{first.Id}\"";
            diagnostics.Report(
                Catalogue.DuplicateHost,
                span,
                $"the global host \"{host}\" belongs to {who} already",
                "choose another prefix",
                new RelatedPlace(firstSpan, "it is named here first"));
        }
    }

    private static bool IsKubernetesHost(string host, Topology topology)
    {
        foreach (Service service in topology.Services)
        {
            foreach (Placement placement in service.Placements)
            {
                if (placement.Host == host)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed record Owner(Service Service, SourceSpan Span);
}
