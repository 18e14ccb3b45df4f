using Coddiwomple.Tests.Proof.Oracle;
using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Properties;

/// <summary>Takes a topology, gives representative calls: every caller, host and port, one request a match, everything up and what matters down.</summary>
internal static class Calls
{
    public static IEnumerable<Call> Of(TopologyModel topology)
    {
        foreach (TopologyService service in topology.Services)
        {
            foreach (TopologyCluster cluster in topology.Clusters)
            {
                var caller = new Caller(cluster.Name, service.CallerNamespaces.FirstOrDefault(name => name != "*") ?? "default", $"{cluster.TrustDomain}/ns/default/sa/somebody");
                foreach (Call call in Of(topology, service, caller))
                {
                    yield return call;
                }

                yield return new Call(caller with { Namespace = "elsewhere" }, service, service.Ports[0], $"{service.Prefixes[0]}.{topology.Domain}", service.Ports[0].Number, Request.Get, Outage.None);
            }
        }
    }

    private static IEnumerable<Call> Of(TopologyModel topology, TopologyService service, Caller caller)
    {
        foreach (TopologyPort port in service.Ports)
        {
            foreach (Request request in RequestsOf(service, port))
            {
                foreach (Outage outage in OutagesOf(service, caller.Cluster))
                {
                    foreach (string prefix in service.Prefixes)
                    {
                        yield return new Call(caller, service, port, $"{prefix}.{topology.Domain}", port.Number, request, outage);
                    }

                    if (KubernetesHostOf(topology, service, caller) is { } host)
                    {
                        yield return new Call(caller, service, port, host, port.BackendPort, request, outage) { IsKubernetesHost = true };
                    }
                }
            }
        }
    }

    // The name that the caller's own cluster has for the service: everywhere where it runs, and where a stub makes it resolve.
    private static string? KubernetesHostOf(TopologyModel topology, TopologyService service, Caller caller)
    {
        bool isStubbed = service.ClusterLocalHost && new TopologyOracle(topology).HasObjects(service, caller);
        return service.In(caller.Cluster)?.Host ?? (isStubbed ? $"{service.Id}.svc.{topology.Cluster(caller.Cluster).Domain}" : null);
    }

    // The plain request, and one for every alternative of every match.
    private static IEnumerable<Request> RequestsOf(TopologyService service, TopologyPort port)
    {
        yield return Request.Get;
        foreach (Node match in service.Traffic["routes"].Items.SelectMany(route => route["match"].Items).Where(_ => port.IsHttp))
        {
            yield return new Request(match["method"]["exact"].TextOrNull ?? "GET", match["uri"].Exists ? Fitting(match["uri"]) : "/")
            {
                Headers = match["headers"].Fields.ToDictionary(field => field.Key, field => Fitting(field.Value)),
                Query = match["queryParams"].Fields.ToDictionary(field => field.Key, field => Fitting(field.Value)),
            };
        }
    }

    private static string Fitting(Node text) => text["exact"].TextOrNull ?? text["prefix"].TextOrNull + "x";

    // All up; the caller's own instances down; then each cluster down; then everything but one cluster.
    private static IEnumerable<Outage> OutagesOf(TopologyService service, string home)
    {
        yield return Outage.None;
        string[] clusters = [.. service.Placements.Select(placement => placement.Cluster)];
        if (clusters.Contains(home))
        {
            yield return Outage.OfService(service.Id, home);
        }

        foreach (string cluster in clusters.Where(name => name != home).Take(4))
        {
            yield return Outage.OfCluster(cluster);
            yield return Outage.OfService(service.Id, home, cluster);
        }

        if (clusters.Length > 1)
        {
            yield return Outage.OfService(service.Id, [.. clusters.Skip(1)]);
        }
    }
}
