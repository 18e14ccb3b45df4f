using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Takes the root node of one YAML document, gives the topology written in it: keys, types and required fields are checked, values and names are not.</summary>
internal sealed class TopologyReader(SourceFile file, DiagnosticBag bag)
{
    private const string ApiVersion = "coddiwomple.io/v1alpha1";
    private const string Kind = "Topology";

    private readonly ShapeProblems _problems = new(bag);

    /// <summary>Gives null where the document is something else than a topology.</summary>
    public TopologyDocument? Read(YamlNode root)
    {
        if (root is not YamlMapping mapping || !IsTopology(mapping))
        {
            ReportForeign(root);
            return null;
        }

        int before = _problems.Count;
        if (Fields.Open(_problems, TopologyShapes.Document, root, Subject.Field("document")) is not { } fields)
        {
            return null;
        }

        CheckApiVersion(fields);
        var document = new TopologyDocument(file, root.Span, ReadName(fields), null, [], []);
        if (fields.Node("spec") is not { } specNode || Fields.Open(_problems, TopologyShapes.Spec, specNode, Subject.Field("spec")) is not { } spec)
        {
            return document with { IsSpoiled = true };
        }

        bool spoiled = _problems.Count != before;
        MeshDocument? mesh = spec.Node("mesh") is { } meshNode ? MeshReader.Read(_problems, meshNode) : null;
        if (mesh is not null && fields.Node("metadata") is null)
        {
            _problems.MissingField(TopologyShapes.Document, "metadata", mapping);
        }
        else if (mesh is not null && document.Name is null && fields.Node("metadata") is YamlMapping metadata && !Has(metadata, "name"))
        {
            _problems.MissingField(TopologyShapes.Metadata, "name", metadata);
        }

        before = _problems.Count;
        ReadOnlyArray<YamlNode> clusterNodes = spec.Items("clusters");
        ReadOnlyArray<YamlNode> serviceNodes = spec.Items("services");
        spoiled |= _problems.Count != before;
        ReadOnlyArray<ClusterDocument> clusters = ReadClusters(clusterNodes, ref spoiled);
        ReadOnlyArray<ServiceDocument> services = ReadServices(serviceNodes, ref spoiled);
        return document with { Mesh = mesh, Clusters = clusters, Services = services, IsSpoiled = spoiled || (mesh is null && spec.Node("mesh") is not null) };
    }

    private ReadOnlyArray<ClusterDocument> ReadClusters(ReadOnlyArray<YamlNode> nodes, ref bool spoiled)
    {
        var clusters = new ArrayBuilder<ClusterDocument>(nodes.Length);
        foreach (YamlNode node in nodes)
        {
            if (ClusterReader.Read(_problems, node) is { } cluster)
            {
                clusters.Add(cluster);
                spoiled |= cluster.Name is null;
            }
            else
            {
                spoiled = true;
            }
        }

        return clusters.ToReadOnly();
    }

    private ReadOnlyArray<ServiceDocument> ReadServices(ReadOnlyArray<YamlNode> nodes, ref bool spoiled)
    {
        var read = new ServiceDocument?[nodes.Length];
        SharedWork.For(read.Length, bag, (from, to, own) =>
        {
            var problems = new ShapeProblems(own);
            for (int i = from; i < to; i++)
            {
                read[i] = ServiceReader.Read(problems, nodes[i]);
            }
        });
        var services = new ArrayBuilder<ServiceDocument>(nodes.Length);
        foreach (ServiceDocument? service in read)
        {
            if (service is not null)
            {
                services.Add(service);
                spoiled |= service.Name is null;
            }
            else
            {
                spoiled = true;
            }
        }

        return services.ToReadOnly();
    }

    private Located<string>? ReadName(Fields fields) =>
        fields.Node("metadata") is { } node && Fields.Open(_problems, TopologyShapes.Metadata, node, Subject.Field("metadata")) is { } metadata
            ? metadata.Text("name")
            : null;

    private void CheckApiVersion(Fields fields)
    {
        if (fields.Text("apiVersion") is { } version && version.Value != ApiVersion)
        {
            _problems.Report(Catalogue.WrongApiVersion, version.Span, $"unknown apiVersion \"{version.Value}\"", $"write {ApiVersion}");
        }
    }

    // A slip in "kind" must not hide the rest of the file, nor may somebody's Deployment get a hundred messages.
    private static bool IsTopology(YamlMapping root)
    {
        string? kind = TextOf(root, "kind");
        return kind is null ? TextOf(root, "apiVersion")?.StartsWith("coddiwomple.io/", StringComparison.Ordinal) == true : kind == Kind;
    }

    private void ReportForeign(YamlNode root)
    {
        const string Hint = "a topology begins with \"apiVersion: " + ApiVersion + "\" and \"kind: Topology\"; keep other YAML out of the folders that are read";
        if (root is not YamlMapping mapping)
        {
            _problems.Report(Catalogue.NotATopology, ShapeProblems.FirstLine(root.Span), $"this document is {ShapeProblems.Describe(root)}, not a topology", Hint);
        }
        else if (mapping.Find("kind") is not { } kind)
        {
            _problems.Report(Catalogue.NotATopology, ShapeProblems.FirstLine(root.Span), "this document is not a topology: it has no \"kind\"", Hint);
        }
        else if (kind.Value is YamlScalar { Text.Length: > 0 } scalar)
        {
            string? near = NameSuggester.Suggest(scalar.Text, [Kind]);
            _problems.Report(Catalogue.NotATopology, scalar.Span, $"this document is a \"{scalar.Text}\", not a topology", near is null ? Hint : $"did you mean \"{near}\"?");
        }
        else
        {
            _problems.WrongType(Subject.Field("kind"), "\"Topology\"", kind.Value, Hint);
        }
    }

    private static string? TextOf(YamlMapping mapping, string key) => mapping.Find(key) is { } entry ? (entry.Value as YamlScalar)?.Text ?? "" : null;

    private static bool Has(YamlMapping mapping, string key) => mapping.Find(key) is not null;
}
