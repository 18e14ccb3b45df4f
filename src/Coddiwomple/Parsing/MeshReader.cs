using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Reads <c>spec.mesh</c>.</summary>
internal static class MeshReader
{
    public static MeshDocument? Read(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Mesh, node, Subject.Field("mesh")) is not { } fields)
        {
            return null;
        }

        Fields? addresses = fields.Node("addresses") is { } addressesNode
            ? Fields.Open(problems, TopologyShapes.MeshAddresses, addressesNode, Subject.Field("addresses"))
            : null;
        return new MeshDocument(node.Span)
        {
            Istio = fields.Version("istio"),
            Domain = fields.Text("domain"),
            Namespace = fields.Text("namespace"),
            TrustDomain = fields.Text("trustDomain"),
            AddressRange = addresses?.Text("range"),
            AssignAddresses = addresses?.Text("assign"),
            Mtls = fields.Text("mtls"),
            Access = fields.Text("access"),
            Via = fields.Text("via"),
            IsSpoiled = problems.Count != before,
        };
    }
}
