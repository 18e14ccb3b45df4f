using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Reads one item of <c>spec.clusters</c>.</summary>
internal static class ClusterReader
{
    public static ClusterDocument? Read(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Cluster, node, Subject.ItemOf("clusters")) is not { } fields)
        {
            return null;
        }

        return new ClusterDocument(node.Span)
        {
            Name = fields.Text("name"),
            Locality = fields.Text("locality"),
            ClusterDomain = fields.Text("clusterDomain"),
            TrustDomain = fields.Text("trustDomain"),
            Istio = fields.Version("istio"),
            Gateways = fields.Objects("gateways", ReadGateway),
            Ingress = fields.Objects("ingress", ReadIngress),
            IsSpoiled = problems.Count != before,
        };
    }

    private static GatewayDocument? ReadGateway(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Gateway, node, Subject.ItemOf("gateways")) is not { } fields)
        {
            return null;
        }

        return new GatewayDocument(node.Span)
        {
            Name = fields.Text("name"),
            Addresses = fields.Texts("addresses"),
            Port = fields.Integer("port"),
            Namespace = fields.Text("namespace"),
            Selector = fields.Labels("selector"),
            Manage = fields.Boolean("manage"),
            IsSpoiled = problems.Count != before,
        };
    }

    private static IngressDocument? ReadIngress(ShapeProblems problems, YamlNode node) =>
        Fields.Open(problems, TopologyShapes.Ingress, node, Subject.ItemOf("ingress")) is not { } fields
            ? null
            : new IngressDocument(node.Span) { Namespace = fields.Text("namespace"), Selector = fields.Labels("selector") };
}
