using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Reads one item of <c>access</c> of a service.</summary>
internal static class AccessReader
{
    public static AccessDocument? Read(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Access, node, Subject.ItemOf("access")) is not { } fields)
        {
            return null;
        }

        return new AccessDocument(node.Span)
        {
            Services = fields.Texts("services"),
            Principals = fields.Texts("principals"),
            Namespaces = fields.Texts("namespaces"),
            Methods = fields.Texts("methods"),
            Paths = fields.Texts("paths"),
            Ports = fields.Integers("ports"),
            Hosts = fields.Texts("hosts"),
            When = fields.Objects("when", ReadCondition),
            Deny = fields.Boolean("deny"),
            IsSpoiled = problems.Count != before,
        };
    }

    private static ConditionDocument? ReadCondition(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Condition, node, Subject.ItemOf("when")) is not { } fields)
        {
            return null;
        }

        return new ConditionDocument(node.Span)
        {
            Key = fields.Text("key"),
            Values = fields.Texts("values"),
            NotValues = fields.Texts("notValues"),
            IsSpoiled = problems.Count != before,
        };
    }
}
