using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Sets;
using Coddiwomple.Tests.Proof.Generation;
using Coddiwomple.Text;
using Scope = Coddiwomple.Tests.Proof.Generation.Scope;

namespace Coddiwomple.Tests.Proof.Checking;

/// <summary>Of generated files only those documents are read that may concern a user's objects, and that is all that matter.</summary>
public sealed class GeneratedReaderTests
{
    private const string Other = "apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: other, namespace: mesh}\nspec: {hosts: [other.default.global]}\n";

    [Theory]
    [InlineData("\n  namespace: ", "\n  namespace: ")]
    [InlineData("\n  namespace: ", "\n  namespace: my-")]
    [InlineData("\n  name: ", "\n  name: my-")]
    [InlineData("\n  host: ", "\n  host: '*.global' #")]
    public void What_is_not_read_would_make_no_difference(string part, string changed)
    {
        int found = 0;
        int spared = 0;
        for (int seed = 0; seed < 25; seed++)
        {
            OutputTree tree = Compiler.Compile([new SourceFile("topology.yaml", RandomTopology.Make(seed, Scope.All).Text)], CompileOptions.Default).Tree!;
            ObjectSet set = Set(SomeOf(tree, seed).Select(text => text.Replace(part, changed, StringComparison.Ordinal)));
            (string read, int fewObjects) = Conflicts(tree, set, Mentions.Of(set));
            (string all, int allObjects) = Conflicts(tree, set, Mentions.Anything);
            Assert.Equal(all, read);
            found += all.Length;
            spared += allObjects - fewObjects;
        }

        Assert.True(found > 0, "nothing was in the way");
        Assert.True(spared > 0, "everything was read");
    }

    [Theory]
    [InlineData("{name: other, namespace: mine}", "{hosts: [mine.default.global]}", true)]
    [InlineData("{name: mine}", "{hosts: [other.default.global]}", true)]
    [InlineData("{name: mine}", "{hosts: [OTHER.default.global]}", true)]
    [InlineData("{name: mine}", "{hosts: [other]}", true)]
    [InlineData("{name: mine}", "{hosts: [mine.default.global]}", false)]
    [InlineData("{name: mine}", "{hosts: ['*.default.global']}", true)]
    [InlineData("{name: mine}", "{hosts: ['*.example.com']}", false)]
    [InlineData("{name: 'my own'}", "{hosts: [mine.default.global]}", true)]
    [InlineData("{namespace: mine}", "{hosts: [mine.default.global]}", true)]
    public void A_document_concerns_objects_whose_names_are_in_it(string metadata, string spec, bool expected) =>
        Assert.Equal(expected, MentionsOf("ServiceEntry", metadata, spec).MayConcern(Other));

    [Theory]
    [InlineData("DestinationRule", "{host: mine.default.global}", false)]
    [InlineData("DestinationRule", "{host: '*.example.com'}", true)]
    [InlineData("Gateway", "{servers: []}", false)]
    [InlineData("Sidecar", "{}", false)]
    public void Rules_for_many_hosts_concern_everybody(string kind, string spec, bool expected) =>
        Assert.Equal(expected, MentionsOf(kind, "{name: mine}", spec).MayConcern(Other));

    [Theory]
    [InlineData("kind: Gateway\nmetadata: {name: other}\n", true)]
    [InlineData("kind: ServiceEntry\nmetadata: {name: other}\n", false)]
    public void Gateways_concern_gateways(string document, bool expected) =>
        Assert.Equal(expected, MentionsOf("Gateway", "{name: mine}", "{servers: []}").MayConcern(document));

    [Theory]
    [InlineData("metadata: {name: \"\\x6dine\"}\n")]
    [InlineData("metadata: {name: öther}\n")]
    public void A_text_that_may_hide_a_name_is_read(string document)
    {
        Mentions mentions = MentionsOf("ServiceEntry", "{name: mine}", "{hosts: [mine.default.global]}");
        Assert.True(mentions.MayConcern(document));
        Assert.False(mentions.MayConcern("metadata: {name: other}\n"));
    }

    [Fact]
    public void Without_objects_nothing_is_read() => Assert.False(Mentions.Of(ObjectSet.Empty).MayConcern(Other));

    [Fact]
    public void Documents_end_where_a_line_is_a_separator()
    {
        string text = Named("a") + "---\n" + Named("b") + "--- # the last\n" + Named("c");
        Assert.Equal("a b c", Read(text));
        Assert.Equal("a b c", Read(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal("a b c", Read("---\n" + text + "---"));
    }

    [Fact]
    public void A_key_that_begins_like_a_separator_ends_no_document() => Assert.Equal("a b", Read(Named("a") + "---key: value\n---\n" + Named("b")));

    [Fact]
    public void What_is_in_no_cluster_or_cannot_be_read_is_left_out()
    {
        var reader = new GeneratedReader(Mentions.Anything);
        ReadOnlyArray<GeneratedCluster> clusters = reader.Read([File("lock.yaml", Named("a")), File("two/a.yaml", "a: [\n---\n" + Named("b")), File("one/a.yaml", Named("c"))]);
        Assert.Equal(["one", "two"], clusters.Select(cluster => cluster.Name));
        Assert.Equal(["c", "b"], clusters.SelectMany(cluster => cluster.OfKind("ServiceEntry")).Select(item => item.Name));
    }

    [Fact]
    public void What_stops_the_files_is_thrown_as_it_is() =>
        Assert.Throws<CannotProceedException>(() => new GeneratedReader(Mentions.Anything).Read(Enumerable.Range(0, 3).Select(OutputFile (_) => throw new CannotProceedException("no"))));

    private static string Named(string name) => Other.Replace("name: other", "name: " + name, StringComparison.Ordinal);

    private static OutputFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static string Read(string text) => string.Join(' ', new GeneratedReader(Mentions.Anything).Read([File("one/a.yaml", text)])[0].OfKind("ServiceEntry").Select(item => item.Name));

    private static Mentions MentionsOf(string kind, string metadata, string spec) =>
        Mentions.Of(Set([$"apiVersion: networking.istio.io/v1\nkind: {kind}\nmetadata: {metadata}\nspec: {spec}\n"]));

    private static string[] SomeOf(OutputTree tree, int seed) =>
    [
        .. tree.Files.Where(file => file.Path.Contains('/', StringComparison.Ordinal))
            .SelectMany(file => Encoding.UTF8.GetString(file.Content.ToArray()).Split("---\n"))
            .Where((_, index) => index % 5 == seed % 5)
            .Take(5),
    ];

    private static ObjectSet Set(IEnumerable<string> documents)
    {
        Assert.True(YamlReader.TryRead(new SourceFile("own.yaml", string.Join("\n---\n", documents)), new DiagnosticBag(), out ReadOnlyArray<YamlNode> nodes));
        return ObjectProof.Check([.. nodes], new DiagnosticBag());
    }

    private static (string Found, int ObjectsRead) Conflicts(OutputTree tree, ObjectSet set, Mentions mentions)
    {
        var diagnostics = new DiagnosticBag();
        ReadOnlyArray<GeneratedCluster> clusters = new GeneratedReader(mentions).Read(tree.Files);
        new GeneratedConflicts(clusters, "istio-system", diagnostics).Check(set);
        string[] kinds = ["ServiceEntry", "DestinationRule", "VirtualService", "Gateway", "EnvoyFilter", "AuthorizationPolicy", "PeerAuthentication"];
        return (string.Join('\n', diagnostics.ToSorted().Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span} {diagnostic.Message}")), clusters.Sum(cluster => kinds.Sum(kind => cluster.OfKind(kind).Count())));
    }
}
