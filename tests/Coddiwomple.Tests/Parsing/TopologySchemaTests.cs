using System.Text.Json.Nodes;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Text;
using NJsonSchema;

namespace Coddiwomple.Tests.Parsing;

/// <summary><c>schemas/topology.schema.json</c> and the reader know the same keys, types and required fields, object by object.</summary>
public sealed class TopologySchemaTests
{
    private static readonly JsonObject s_schema = JsonNode.Parse(File.ReadAllText(SchemaPath))!.AsObject();

    private static string SchemaPath => Path.Combine(Golden.Repository, "schemas", "topology.schema.json");

    [Fact]
    public void EveryObjectOfTheReaderIsInTheSchemaWithTheSameKeys()
    {
        Assert.True(TopologyShapes.All.Length >= 20, $"only {TopologyShapes.All.Length} objects were looked at");
        foreach (ObjectShape shape in TopologyShapes.All)
        {
            JsonObject described = Definition(shape.SchemaPath);
            IEnumerable<string> keys = shape.IsOpen ? shape.Keys.Concat(RouteFields()) : shape.Keys;
            Assert.Equal(keys.Order(StringComparer.Ordinal), Properties(described).Order(StringComparer.Ordinal));
            Assert.Equal(shape.Required.Order(StringComparer.Ordinal), Strings(described["required"]).Order(StringComparer.Ordinal));
            Assert.False(described["additionalProperties"]!.GetValue<bool>());
            IEnumerable<string> notEmpty = Properties(described).Where(key => Resolve(described["properties"]![key]!.AsObject())["minItems"] is not null);
            Assert.Equal(shape.AtLeastOne.Order(StringComparer.Ordinal), notEmpty.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void EveryDefinitionIsAnObjectThatTheCompilerReads()
    {
        HashSet<string> known = [.. TopologyShapes.All.Select(shape => shape.SchemaPath)];
        HashSet<string> ofIstio = ["labels", "percent", "stringMatch", "presenceMatch", "match", "policy"];
        ofIstio.UnionWith(RouteFields());
        ofIstio.UnionWith(PolicyShapes.TrafficPolicy.Fields.Select(field => field.Name));
        string[] definitions = [.. s_schema["definitions"]!.AsObject().Select(pair => pair.Key)];
        Assert.True(definitions.Length > 30, $"only {definitions.Length} definitions were looked at");
        Assert.Equal([], definitions.Where(name => !known.Contains(name) && !ofIstio.Contains(name)));
    }

    [Fact]
    public void TheReaderLooksAtEveryKey()
    {
        // A list that holds a list is the wrong value for every key but these, which are handed on unread.
        string[] handedOn = ["percentage"];
        int looked = 0;
        foreach (ObjectShape shape in TopologyShapes.All.Where(shape => shape != TopologyShapes.Document))
        {
            foreach (string key in shape.Keys.Except(handedOn))
            {
                (string before, string after) = Surroundings(shape);
                string yaml = $"{before}{key}: [[]]{after}";
                int at = yaml.IndexOf("[[]]", StringComparison.Ordinal);
                var bag = new DiagnosticBag();
                TopologyParser.Parse(new SourceFile("t.yaml", yaml), bag);
                Assert.True(
                    bag.Items.Any(item => item.Descriptor == Catalogue.WrongType && item.Span?.Start >= at && item.Span?.End <= at + 4),
                    $"{shape.Name}: nothing was said of {key}");
                looked++;
            }
        }

        Assert.True(looked > 80, $"only {looked} keys were looked at");
    }

    [Fact]
    public void FieldsOfIstioAreDescribedAsTheyAreRead()
    {
        int compared = 0;
        Compare(PolicyShapes.TrafficPolicy, Definition("policy"), ref compared);
        foreach (FieldShape field in RouteShapes.HttpRoute.Fields.Where(field => field.Refusal is null))
        {
            CompareValue(field.Value, Definition("route")["properties"]![field.Name]!.AsObject(), field.Name, ref compared);
        }

        Assert.True(compared > 25, $"only {compared} objects were compared");
    }

    [Fact]
    public async Task GoodTopologiesFitTheSchema()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(SchemaPath);
        List<string> files = [.. Directory.EnumerateFiles(Golden.TestData("ok"), "*.yaml", SearchOption.AllDirectories).Where(IsTopology)];
        if (Golden.Shared("examples") is { } examples)
        {
            files.AddRange(Directory.EnumerateFiles(examples, "*.yaml"));
        }

        Assert.True(files.Count >= 20, $"only {files.Count} topologies were looked at");
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            foreach (YamlNode document in ParsingCase.Yaml(File.ReadAllText(file)))
            {
                Assert.Equal([], schema.Validate(ToJson(document)!.ToJsonString()).Select(error => $"{file}: {error}"));
            }
        }
    }

    [Theory]
    [InlineData("CW0101-unknown-key", 6)]
    [InlineData("CW0102-wrong-type", 10)]
    [InlineData("CW0103-missing-field", 6)]
    [InlineData("CW0105-empty-list", 6)]
    public async Task BadTopologiesDoNot(string name, int least)
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(SchemaPath);
        YamlNode document = ParsingCase.Yaml(File.ReadAllText(Golden.TestData("err", name + ".yaml")))[0];
        int errors = schema.Validate(ToJson(document)!.ToJsonString()).Sum(Count);
        Assert.True(errors >= least, $"only {errors} errors");

        static int Count(NJsonSchema.Validation.ValidationError error) =>
            error is NJsonSchema.Validation.ChildSchemaValidationError child ? Math.Max(1, child.Errors.Values.Max(inner => inner.Sum(Count))) : 1;
    }

    [Fact]
    public void EveryKeyHasADescription()
    {
        int looked = 0;
        foreach ((string name, JsonNode? definition) in s_schema["definitions"]!.AsObject())
        {
            Assert.False(string.IsNullOrEmpty(definition!["description"]?.GetValue<string>()), name);
            foreach ((string key, JsonNode? property) in definition["properties"]?.AsObject() ?? [])
            {
                string? text = property!["description"]?.GetValue<string>() ?? Resolve(property.AsObject())["description"]?.GetValue<string>();
                Assert.True(text is { Length: > 5 } && text[^1] == '.', $"{name}.{key}: {text}");
                looked++;
            }
        }

        Assert.True(looked > 150, $"only {looked} keys were looked at");
    }

    private static bool IsTopology(string path) =>
        !path.Contains("expected", StringComparison.Ordinal) && File.ReadAllText(path).Contains("kind: Topology", StringComparison.Ordinal);

    private static IEnumerable<string> RouteFields() => RouteShapes.HttpRoute.Fields.Where(field => field.Refusal is null).Select(field => field.Name);

    private static void Compare(MessageShape shape, JsonObject described, ref int compared)
    {
        compared++;
        Assert.Equal(
            shape.Fields.Where(field => field.Refusal is null).Select(field => field.Name).Order(StringComparer.Ordinal),
            Properties(described).Order(StringComparer.Ordinal));
        Assert.Equal(shape.Fields.Where(field => field.IsRequired).Select(field => field.Name), Strings(described["required"]));
        foreach (FieldShape field in shape.Fields.Where(field => field.Refusal is null))
        {
            CompareValue(field.Value, described["properties"]![field.Name]!.AsObject(), shape.Name + "." + field.Name, ref compared);
        }
    }

    private static void CompareValue(ValueShape shape, JsonObject described, string name, ref int compared)
    {
        JsonObject actual = Resolve(described);
        string wanted = shape switch
        {
            MessageShape or MapShape => "object",
            ListShape => "array",
            BooleanShape => "boolean",
            IntegerShape => "integer",
            NumberShape => "number",
            _ => "string",
        };
        Assert.True(actual["type"]?.GetValue<string>() == wanted, $"{name} is {actual["type"]}, not {wanted}");
        switch (shape)
        {
            case MessageShape message:
                Compare(message, actual, ref compared);
                break;
            case ListShape list:
                CompareValue(list.Item, actual["items"]!.AsObject(), name + "[]", ref compared);
                break;
            case MapShape map:
                CompareValue(map.Value, actual["additionalProperties"]!.AsObject(), name + "{}", ref compared);
                break;
            case ChoiceShape choice:
                Assert.Equal(choice.Words.Order(StringComparer.Ordinal), Strings(actual["enum"]).Order(StringComparer.Ordinal));
                break;
            case IntegerShape integer:
                Assert.Equal((integer.Least, integer.Most), (actual["minimum"]!.GetValue<long>(), actual["maximum"]!.GetValue<long>()));
                break;
        }
    }

    private static JsonObject Definition(string path) => path.Length == 0 ? s_schema : s_schema["definitions"]![path]!.AsObject();

    private static JsonObject Resolve(JsonObject described)
    {
        JsonNode? reference = described["$ref"] ?? described["allOf"]?[0]?["$ref"];
        return reference is null ? described : Definition(reference.GetValue<string>()["#/definitions/".Length..]);
    }

    private static IEnumerable<string> Properties(JsonObject described) => described["properties"]!.AsObject().Select(pair => pair.Key);

    private static IEnumerable<string> Strings(JsonNode? list) => list?.AsArray().Select(item => item!.GetValue<string>()) ?? [];

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        YamlScalar { IsPlain: true } scalar when PlainScalar.IsNull(scalar) => null,
        YamlScalar { IsPlain: true } scalar when PlainScalar.IsBoolean(scalar.Text, out bool value) => value,
        YamlScalar { IsPlain: true } scalar when PlainScalar.IsInteger(scalar.Text) => long.Parse(scalar.Text),
        YamlScalar { IsPlain: true } scalar when PlainScalar.IsNumber(scalar.Text) && !scalar.Text.Contains('x') => double.Parse(scalar.Text),
        YamlScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    /// <summary>Text before and after a key of the object, so that the object stands where the reader meets one.</summary>
    private static (string Before, string After) Surroundings(ObjectShape shape)
    {
        const string Head = "apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\n";
        (string before, string after) = shape.SchemaPath switch
        {
            "metadata" => ("metadata: {", "}\nspec: {}"),
            "spec" => ("spec: {", "}"),
            "mesh" => ("spec: {mesh: {", "}}"),
            "meshAddresses" => ("spec: {mesh: {addresses: {", "}}}"),
            "cluster" => ("spec: {clusters: [{", "}]}"),
            "gateway" => ("spec: {clusters: [{gateways: [{", "}]}]}"),
            "ingress" => ("spec: {clusters: [{ingress: [{", "}]}]}"),
            "service" => ("spec: {services: [{", "}]}"),
            "port" => ("spec: {services: [{ports: [{", "}]}]}"),
            "placement" => ("spec: {services: [{clusters: [{", "}]}]}"),
            "version" => ("spec: {services: [{versions: [{", "}]}]}"),
            "callers" => ("spec: {services: [{callers: {", "}}]}"),
            "traffic" => ("spec: {services: [{traffic: {", "}}]}"),
            "failover" => ("spec: {services: [{traffic: {failover: [{", "}]}}]}"),
            "route" => ("spec: {services: [{traffic: {routes: [{", "}]}}]}"),
            "target" => ("spec: {services: [{traffic: {routes: [{to: [{", "}]}]}}]}"),
            "mirror" => ("spec: {services: [{traffic: {routes: [{mirrors: [{", "}]}]}}]}"),
            "access" => ("spec: {services: [{access: [{", "}]}]}"),
            "condition" => ("spec: {services: [{access: [{when: [{", "}]}]}]}"),
            _ => throw new InvalidOperationException($"no surroundings for {shape.SchemaPath}"),
        };
        return (Head + before, after + "\n");
    }
}
