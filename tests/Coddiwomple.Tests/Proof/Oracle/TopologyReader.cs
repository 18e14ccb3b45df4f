using System.Collections.Immutable;
using System.Globalization;
using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>Takes the text of a valid topology, gives its model; everything that topology.md calls a default is filled in here.</summary>
internal sealed class TopologyReader
{
    private readonly Node _mesh;

    private TopologyReader(Node mesh) => _mesh = mesh;

    public static TopologyModel Read(string text)
    {
        Node spec = NodeReader.ReadOne(text)["spec"];
        return new TopologyReader(spec["mesh"]).ReadSpec(spec);
    }

    private TopologyModel ReadSpec(Node spec)
    {
        ImmutableArray<TopologyCluster> clusters = [.. spec["clusters"].Items.Select(ReadCluster)];
        return new TopologyModel(
            _mesh["domain"].TextOrNull ?? "global",
            _mesh["namespace"].TextOrNull ?? "istio-system",
            _mesh["mtls"].TextOrNull,
            _mesh["access"].TextOrNull == "closed",
            clusters,
            [.. spec["services"].Items.Select(service => ReadService(service, clusters))]);
    }

    private TopologyCluster ReadCluster(Node cluster)
    {
        string domain = cluster["clusterDomain"].TextOrNull ?? "cluster.local";
        string istio = cluster["istio"].TextOrNull ?? _mesh["istio"].Text;
        return new TopologyCluster(
            cluster["name"].Text,
            cluster["locality"].TextOrNull,
            domain,
            cluster["trustDomain"].TextOrNull ?? _mesh["trustDomain"].TextOrNull ?? "cluster.local",
            int.Parse(istio.Split('.')[1], CultureInfo.InvariantCulture),
            [.. cluster["gateways"].Items.Select(gateway => ReadGateway(gateway, domain))],
            cluster["ingress"].Items);
    }

    private WorldGateway ReadGateway(Node gateway, string clusterDomain) => new(
        gateway["namespace"].TextOrNull ?? _mesh["namespace"].TextOrNull ?? "istio-system",
        gateway["selector"].Exists ? gateway["selector"].ToTextMap() : new Dictionary<string, string> { ["istio"] = "eastwestgateway" },
        [.. gateway["addresses"].Texts.Select(address => address.TrimEnd('.'))],
        gateway["port"].IntOrNull ?? WorldGateway.ContainerPort,
        gateway["manage"].TextOrNull != "false" ? null : clusterDomain == "cluster.local" ? "*.local" : $"*.{clusterDomain}");

    private static TopologyService ReadService(Node service, ImmutableArray<TopologyCluster> clusters)
    {
        string name = service["name"].Text;
        string space = service["namespace"].TextOrNull ?? "default";
        Node callers = service["callers"];
        ImmutableArray<Placement> placements = [.. service["clusters"].Items.Select(item => ReadPlacement(item, name, space, clusters))];
        return new TopologyService(
            name,
            space,
            service["prefixes"].Exists ? [.. service["prefixes"].Texts] : [$"{name}.{space}"],
            service["serviceAccount"].TextOrNull,
            service["selector"].Exists ? service["selector"].ToTextMap() : new Dictionary<string, string> { ["app"] = name },
            service["mtls"].TextOrNull,
            [.. service["ports"].Items.Select(ReadPort)],
            placements,
            placements.SelectMany(placement => placement.Versions).Distinct().ToDictionary(version => version, version => LabelsOf(service, version)),
            callers["clusters"].Exists ? [.. callers["clusters"].Texts] : null,
            callers["namespaces"].Exists ? [.. callers["namespaces"].Texts] : ["*"],
            service["clusterLocalHost"].IsTrue,
            service["traffic"],
            service["access"]);
    }

    private static Placement ReadPlacement(Node item, string name, string space, ImmutableArray<TopologyCluster> clusters)
    {
        string cluster = item.TextOrNull ?? item["name"].Text;
        string domain = clusters.First(other => other.Name == cluster).Domain;
        return new Placement(cluster, [.. item["versions"].Texts], item["host"].TextOrNull ?? $"{name}.{space}.svc.{domain}");
    }

    private static TopologyPort ReadPort(Node port)
    {
        int number = port["number"].Int;
        int backend = port["backendPort"].IntOrNull ?? number;
        return new TopologyPort(port["name"].Text, number, backend, port["targetPort"].IntOrNull ?? backend, port["protocol"].Text.ToUpperInvariant());
    }

    private static IReadOnlyDictionary<string, string> LabelsOf(Node service, string version)
    {
        Node labels = service["versions"].Items.FirstOrDefault(item => item["name"].TextOrNull == version)?["labels"] ?? Node.Absent;
        return labels.Exists ? labels.ToTextMap() : new Dictionary<string, string> { ["version"] = version };
    }
}
