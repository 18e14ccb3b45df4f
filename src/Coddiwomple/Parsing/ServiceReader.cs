using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Reads one item of <c>spec.services</c>.</summary>
internal static class ServiceReader
{
    public static ServiceDocument? Read(ShapeProblems problems, YamlNode node)
    {
        int start = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Service, node, Subject.ItemOf("services")) is not { } fields)
        {
            return null;
        }

        int beforeCalls = problems.Count;
        TrafficDocument? traffic = fields.Node("traffic") is { } trafficNode ? TrafficReader.Read(problems, trafficNode) : null;
        ReadOnlyArray<AccessDocument> access = fields.Objects("access", AccessReader.Read);
        int ofCalls = problems.Count - beforeCalls;
        return new ServiceDocument(node.Span)
        {
            Name = fields.Text("name"),
            Namespace = fields.Text("namespace"),
            Prefixes = fields.TextsIfAny("prefixes"),
            Address = fields.Text("address"),
            ServiceAccount = fields.Text("serviceAccount"),
            Selector = fields.Labels("selector"),
            Mtls = fields.Text("mtls"),
            Ports = fields.Objects("ports", ReadPort),
            Clusters = fields.Objects("clusters", ReadPlacement),
            Versions = fields.Objects("versions", ReadVersion),
            Callers = fields.Node("callers") is { } callers ? ReadCallers(problems, callers) : null,
            ClusterLocalHost = fields.Boolean("clusterLocalHost"),
            Traffic = traffic,
            Access = access,
            IsSpoiledElsewhere = problems.Count - ofCalls != start,
            IsSpoiled = problems.Count != start,
        };
    }

    private static PortDocument? ReadPort(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Port, node, Subject.ItemOf("ports")) is not { } fields)
        {
            return null;
        }

        return new PortDocument(node.Span)
        {
            Name = fields.Text("name"),
            Number = fields.Integer("number"),
            Protocol = fields.Text("protocol"),
            BackendPort = fields.Integer("backendPort"),
            TargetPort = fields.Integer("targetPort"),
            Mtls = fields.Text("mtls"),
            IsSpoiled = problems.Count != before,
        };
    }

    private static PlacementDocument? ReadPlacement(ShapeProblems problems, YamlNode node)
    {
        if (node is YamlScalar)
        {
            return ScalarValues.Text(problems, node, Subject.ItemOf("clusters")) is { } name ? new PlacementDocument(node.Span) { Name = name } : null;
        }

        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Placement, node, Subject.ItemOf("clusters")) is not { } fields)
        {
            return null;
        }

        return new PlacementDocument(node.Span)
        {
            Name = fields.Text("name"),
            Versions = fields.Texts("versions"),
            Host = fields.Text("host"),
            IsSpoiled = problems.Count != before,
        };
    }

    private static VersionDocument? ReadVersion(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Version, node, Subject.ItemOf("versions")) is not { } fields)
        {
            return null;
        }

        return new VersionDocument(node.Span)
        {
            Name = fields.Text("name"),
            Labels = fields.Labels("labels"),
            Policy = fields.Mapping("policy"),
            IsSpoiled = problems.Count != before,
        };
    }

    private static CallersDocument? ReadCallers(ShapeProblems problems, YamlNode node) =>
        Fields.Open(problems, TopologyShapes.Callers, node, Subject.Field("callers")) is not { } fields
            ? null
            : new CallersDocument(node.Span) { Clusters = fields.TextsIfAny("clusters"), Namespaces = fields.TextsIfAny("namespaces") };
}
