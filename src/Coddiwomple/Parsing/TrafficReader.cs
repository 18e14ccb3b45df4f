using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Reads <c>traffic</c> of a service. Policies and the fields of routes that are Istio's own are handed on as they were written.</summary>
internal static class TrafficReader
{
    public static TrafficDocument? Read(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Traffic, node, Subject.Field("traffic")) is not { } fields)
        {
            return null;
        }

        return new TrafficDocument(node.Span)
        {
            Prefer = fields.Text("prefer"),
            Own = fields.Text("own"),
            Failover = fields.Objects("failover", ReadFailover),
            Aggregate = fields.Boolean("aggregate"),
            Weights = fields.Text("weights"),
            Policy = fields.Mapping("policy"),
            Routes = fields.Objects("routes", ReadRoute),
            IsSpoiled = problems.Count != before,
        };
    }

    private static FailoverDocument? ReadFailover(ShapeProblems problems, YamlNode node)
    {
        if (node is YamlScalar)
        {
            return ScalarValues.Text(problems, node, Subject.ItemOf("failover")) is { } cluster ? new FailoverDocument(node.Span) { Cluster = cluster } : null;
        }

        int before = problems.Count;
        return Fields.Open(problems, TopologyShapes.Failover, node, Subject.ItemOf("failover")) is not { } fields
            ? null
            : new FailoverDocument(node.Span) { Cluster = fields.Text("cluster"), Service = fields.Text("service"), IsSpoiled = problems.Count != before };
    }

    private static RouteDocument? ReadRoute(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Route, node, Subject.ItemOf("routes")) is not { } fields)
        {
            return null;
        }

        return new RouteDocument(node.Span)
        {
            Name = fields.Text("name"),
            From = fields.TextsIfAny("from"),
            To = fields.ObjectsIfAny("to", ReadTarget),
            Mirrors = fields.Objects("mirrors", ReadMirror),
            Fields = OtherFields(fields),
            IsSpoiled = problems.Count != before,
        };
    }

    private static ReadOnlyArray<YamlEntry> OtherFields(Fields fields)
    {
        var others = new ArrayBuilder<YamlEntry>();
        foreach (YamlEntry entry in fields.Entries)
        {
            if (!TopologyShapes.Route.Knows(entry.Key.Text))
            {
                others.Add(entry);
            }
        }

        return others.ToReadOnly();
    }

    private static TargetDocument? ReadTarget(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Target, node, Subject.ItemOf("to")) is not { } fields)
        {
            return null;
        }

        TargetDocument target = Target(fields);
        return target with { Weight = fields.Integer("weight"), IsSpoiled = problems.Count != before };
    }

    private static MirrorDocument? ReadMirror(ShapeProblems problems, YamlNode node)
    {
        int before = problems.Count;
        if (Fields.Open(problems, TopologyShapes.Mirror, node, Subject.ItemOf("mirrors")) is not { } fields)
        {
            return null;
        }

        TargetDocument target = Target(fields);
        return new MirrorDocument(target with { IsSpoiled = problems.Count != before }, fields.Node("percentage"), node.Span);
    }

    private static TargetDocument Target(Fields fields) => new(fields.Span)
    {
        Version = fields.Text("version"),
        Cluster = fields.Text("cluster"),
        Service = fields.Text("service"),
        Port = fields.Integer("port"),
    };
}
