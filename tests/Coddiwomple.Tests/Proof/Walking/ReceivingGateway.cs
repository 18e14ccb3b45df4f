using System.Text.RegularExpressions;
using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>
/// A gateway with AUTO_PASSTHROUGH servers: one filter chain per Kubernetes Service within its hosts, per port and per subset of the DestinationRule
/// that the gateway sees for that service. Takes the SNI that a caller sends, gives the pods behind the chain.
/// </summary>
internal sealed class ReceivingGateway(World world, GeneratedMesh mesh, WorldCluster cluster, WorldGateway gateway)
{
    public Shares Receive(string? sni, IReadOnlyCollection<string> acceptedIdentities, Outage outage)
    {
        if (outage.Clusters.Contains(cluster.Name))
        {
            return Shares.AllDown();
        }

        string[] hosts = [.. PassthroughHosts()];
        if (hosts.Length == 0)
        {
            return Shares.Defect($"{cluster.Name}: no Gateway with an AUTO_PASSTHROUGH server for this gateway");
        }

        if (sni is null)
        {
            return Shares.Defect("no SNI is sent to a gateway");
        }

        string? rewritten = Rewritten(sni.ToLowerInvariant());
        if (rewritten is not null && (cluster.IstioMinor >= 10 || !hosts.Any(host => Covers(host, sni.Split("_.")[^1]))))
        {
            return Shares.Defect($"{cluster.Name}: the SNI {sni} is for no host of the gateway, or its Istio does not look clusters up by SNI any more");
        }

        foreach (KubeService service in cluster.Services.Where(service => rewritten is not null || hosts.Any(host => Covers(host, service.Host))))
        {
            IstioObject? rule = RuleLookup.Find(mesh, cluster.Name, gateway.Namespace, service.Host, service.Namespace, world.RootNamespace);
            foreach (KubePort port in service.Ports)
            {
                // Envoy lower-cases the server name that it receives and compares it with the chain's as it stands.
                IEnumerable<Node?> subsets = [null, .. rule?.Spec["subsets"].Items ?? []];
                foreach (Node? subset in subsets)
                {
                    if ($"outbound_.{port.Number}_.{subset?["name"].Text}_.{service.Host}" == (rewritten ?? sni.ToLowerInvariant()))
                    {
                        return Deliver(service, port, subset, acceptedIdentities, outage);
                    }
                }
            }
        }

        return Shares.Defect($"{cluster.Name}: no filter chain for the SNI {sni}");
    }

    // Historic gateways took the SNI for the name of an Envoy cluster (sni_cluster), which a filter behind it could rewrite.
    private string? Rewritten(string sni)
    {
        foreach (IstioObject filter in mesh.Of(cluster.Name, "EnvoyFilter").Where(item => item.Namespace == gateway.Namespace || item.Namespace == world.RootNamespace))
        {
            Node labels = filter.Spec["workloadSelector"]["labels"].Exists ? filter.Spec["workloadSelector"]["labels"] : filter.Spec["workloadLabels"];
            Node old = filter.Spec["filters"].Items.FirstOrDefault() ?? Node.Absent;
            Node value = filter.Spec["configPatches"].Items.FirstOrDefault()?["patch"]["value"] ?? Node.Absent;
            string? name = old["filterName"].TextOrNull ?? value["name"].TextOrNull;
            Node config = cluster.IstioMinor >= 7 ? value["typed_config"] : cluster.IstioMinor >= 3 ? value["config"] : old["filterConfig"];
            if (name == "envoy.filters.network.tcp_cluster_rewrite" && RuleLookup.Selects(labels, gateway.Labels) && config["cluster_pattern"].TextOrNull is { } pattern)
            {
                return Regex.Replace(sni, pattern, config["cluster_replacement"].Text, RegexOptions.CultureInvariant);
            }
        }

        return null;
    }

    private IEnumerable<string> PassthroughHosts()
    {
        var ours = mesh.Of(cluster.Name, "Gateway").Where(item => RuleLookup.Selects(item.Spec["selector"], gateway.Labels)).SelectMany(item => item.Spec["servers"].Items)
            .Where(server => server["port"]["number"].IntOrNull == WorldGateway.ContainerPort && server["tls"]["mode"].TextOrNull == "AUTO_PASSTHROUGH")
            .SelectMany(server => server["hosts"].Texts).Select(host => host.Split('/')[^1]);

        // A Gateway object that was there before us serves every gateway whose pods it selects.
        var stock = cluster.Gateways.Where(other => other.StockHost is not null && other.Labels.All(label => gateway.Labels.GetValueOrDefault(label.Key) == label.Value)).Select(other => other.StockHost!);
        return ours.Concat(stock);
    }

    private static bool Covers(string pattern, string host) => pattern == host || (pattern.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(pattern[1..], StringComparison.Ordinal));

    private Shares Deliver(KubeService service, KubePort port, Node? subset, IReadOnlyCollection<string> identities, Outage outage)
    {
        PodGroup[] pods = [.. service.Pods.Where(pod => RuleLookup.Selects(subset?["labels"] ?? Node.Absent, pod.Labels))];
        if (pods.Length == 0)
        {
            return Shares.Defect($"{cluster.Name}: subset {subset?["name"].Text} of {service.Host} selects no pods");
        }

        foreach (PodGroup pod in pods)
        {
            if (PodAccess.MtlsModeOf(mesh, world.RootNamespace, cluster.Name, service, pod, port.TargetPort) == "DISABLE")
            {
                return Shares.Defect($"{cluster.Name}: the gateway drops pods of {service.Host} that do not take mutual TLS");
            }

            if (identities.Count > 0 && !identities.Contains($"spiffe://{pod.Principal}"))
            {
                return Shares.Defect($"subjectAltNames lack spiffe://{pod.Principal}");
            }
        }

        Place[] up = [.. pods.Where(pod => !outage.Hits(cluster.Name, service.Id, pod.Version)).Select(pod => new Place(cluster.Name, service.Id, pod.Version))];
        return up.Length == 0 ? Shares.AllDown() : Shares.Even(up);
    }
}
