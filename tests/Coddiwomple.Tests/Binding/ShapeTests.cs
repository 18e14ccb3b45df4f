using Coddiwomple.Model.Shapes;
using Coddiwomple.Tests.Proof;
using YamlDotNet.RepresentationModel;

namespace Coddiwomple.Tests.Binding;

/// <summary>Holds the table of Istio messages against the custom resource definitions of Istio 1.30.3, in both directions.</summary>
public sealed class ShapeTests
{
    // What a topology says in its own way.
    private static readonly string[] s_elsewhere = ["http.name", "http.mirrors", "http.mirror_percent", "trafficPolicy.loadBalancer.consistentHash.minimumRingSize"];

    [SharedFact("istio/crd-all-1.30.3.yaml")]
    public void EveryFieldIsInBoth()
    {
        var looked = new List<string>();
        var problems = new List<string>();
        YamlNode routes = Property(Property(Spec("VirtualService"), "http"), null);
        Compare("http", routes, RouteShapes.HttpRoute, looked, problems);
        Compare("trafficPolicy", Property(Spec("DestinationRule"), "trafficPolicy"), PolicyShapes.TrafficPolicy, looked, problems);

        Assert.Equal([], problems);
        Assert.True(looked.Count > 140, $"only {looked.Count} fields were looked at");
    }

    [Theory]
    [InlineData("http.match.withoutHeaders", 6)]
    [InlineData("http.retries.backoff", 26)]
    [InlineData("http.directResponse", 15)]
    [InlineData("http.match.uri.prefix", 1)]
    [InlineData("trafficPolicy.loadBalancer.warmup", 14)]
    [InlineData("trafficPolicy.loadBalancer.warmup.aggression", 24)]
    [InlineData("trafficPolicy.connectionPool.tcp.idleTimeout", 21)]
    public void FindsTheFirstReleaseOfAField(string path, int since) => Assert.Equal(since, IstioShapes.FindField(path)?.Since);

    [Theory]
    [InlineData("http.nothing")]
    [InlineData("http.timeout.more")]
    [InlineData("tcp.match")]
    [InlineData("http")]
    public void OtherPathsAreNoField(string path) => Assert.Null(IstioShapes.FindField(path));

    private static void Compare(string path, YamlNode definition, MessageShape shape, List<string> looked, List<string> problems)
    {
        HashSet<string> defined = [.. Keys(definition)];
        foreach (string key in defined)
        {
            string fieldPath = path + "." + key;
            looked.Add(fieldPath);
            if (shape.FindField(key) is not { } field)
            {
                if (!s_elsewhere.Contains(fieldPath))
                {
                    problems.Add(fieldPath + " is missing in the table");
                }
            }
            else if (field.Refusal is null)
            {
                CompareValue(fieldPath, Property(definition, key), field.Value, looked, problems);
            }
        }

        foreach (FieldShape field in shape.Fields)
        {
            if (field.Refusal is null && !defined.Contains(field.Name))
            {
                problems.Add($"{path}.{field.Name} is not in the definition");
            }
        }
    }

    private static void CompareValue(string path, YamlNode definition, ValueShape shape, List<string> looked, List<string> problems)
    {
        string type = Text(definition, "type");
        string expected = shape switch
        {
            MessageShape or MapShape => "object",
            ListShape => "array",
            BooleanShape => "boolean",
            IntegerShape => "integer",
            NumberShape => "number",
            _ => "string",
        };
        if (type != expected)
        {
            problems.Add($"{path} is {type} in the definition");
        }
        else if (shape is MessageShape message)
        {
            Compare(path, definition, message, looked, problems);
        }
        else if (shape is ListShape list)
        {
            CompareValue(path, Property(definition, null), list.Item, looked, problems);
        }
        else if (shape is MapShape map)
        {
            CompareValue(path, ((YamlMappingNode)definition)["additionalProperties"], map.Value, looked, problems);
        }
        else if (shape is ChoiceShape choice && ((YamlMappingNode)definition).Children.TryGetValue("enum", out YamlNode? words))
        {
            HashSet<string> known = [.. ((YamlSequenceNode)words).Select(word => word.ToString())];
            problems.AddRange(choice.Words.Where(word => !known.Contains(word)).Select(word => $"{path} has no \"{word}\""));
        }
    }

    private static IEnumerable<string> Keys(YamlNode definition) =>
        ((YamlMappingNode)definition).Children.TryGetValue("properties", out YamlNode? properties)
            ? ((YamlMappingNode)properties).Children.Keys.Select(key => key.ToString())
            : [];

    // The schema of a property, or of an array's items where no name is given.
    private static YamlNode Property(YamlNode definition, string? name) => name is null ? definition["items"] : definition["properties"][name];

    private static string Text(YamlNode definition, string key) => ((YamlMappingNode)definition).Children.TryGetValue(key, out YamlNode? node) ? node.ToString() : "";

    private static YamlNode Spec(string kind)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(SharedData.Find("istio/crd-all-1.30.3.yaml")!);
        stream.Load(reader);
        YamlNode definition = stream.Documents.Select(document => document.RootNode).First(root => root["spec"]["names"]["kind"].ToString() == kind);
        YamlNode version = ((YamlSequenceNode)definition["spec"]["versions"]).First(item => item["name"].ToString() == "v1");
        return version["schema"]["openAPIV3Schema"]["properties"]["spec"];
    }
}
