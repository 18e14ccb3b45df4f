using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Cli;

/// <summary>One of every kind of finding that a format could stumble over.</summary>
internal static class SampleFindings
{
    private static readonly SourceFile s_topology = new("mesh/topology.yaml", string.Join('\n',
        "services:",
        "  - name: reviews",
        "    to:",
        "      - {version: v4, cluster: kind3}",
        "\t\tprefixes: [\tréviews\u0301, 商店-評論, v9]",
        "      - 👩‍👩‍👧 family and ☎️ phone: wrong",
        "  - name: \e[31mred\u0007 \u202Egnol",
        "    description: " + new string('a', 200) + " wrong " + new string('b', 200),
        "    several: {",
        "      lines: 1}",
        "",
        "  - name: reviews"));

    private static readonly SourceFile s_other = new("mesh/100% odd, name: x.yaml", "a: b\r\nc: d\r\n");

    public static ReadOnlyArray<Diagnostic> All { get; } =
    [
        new(Catalogue.InvalidYaml, null, "no topology has \"spec.mesh\"", "add it to one of the files", []),
        new(Catalogue.UnknownKey, Find(s_other, "c", 1), "unknown key \"c\", 100% wrong: it's not, known", null, []),
        new(Catalogue.UnknownVersion, Find(s_topology, "v4"), "unknown version \"v4\" of service \"reviews.default\"", "did you mean \"v3\"?", []),
        new(Catalogue.UnknownVersion, Find(s_topology, "v9"), "unknown version \"v9\"", null, []),
        new(Catalogue.InvalidName, Find(s_topology, "評論"), "invalid name \"評論\"", null, []),
        new(Catalogue.InvalidName, Find(s_topology, "wrong"), "invalid name \"wrong\"", null, []),
        new(Catalogue.InvalidName, Find(s_topology, "\u202Egnol"), "invalid name \"\u202Egnol\"", "a name like \"a\nb\"\u0007 is none", []),
        new(Catalogue.UnknownCluster, Find(s_topology, " wrong "), "unknown cluster", null, []),
        new(Catalogue.UnreachableService, FromTo(s_topology, "{\n      lines", "1}"), "\"several\" is out of reach over several lines", null, []),
        new(Catalogue.UnreachableService, new SourceSpan(s_topology, s_topology.Content.IndexOf("\n\n", StringComparison.Ordinal) + 1, s_topology.Content.IndexOf("\n\n", StringComparison.Ordinal) + 1), "an empty line", null, []),
        new(
            Catalogue.DuplicateKey,
            Find(s_topology, "reviews", s_topology.Content.LastIndexOf("reviews", StringComparison.Ordinal)),
            "service \"reviews.default\" is defined twice",
            "remove one, or give it another namespace",
            [new RelatedPlace(Find(s_topology, "reviews"), "first defined here"), new RelatedPlace(Find(s_other, "a: b"), "and asked for here")]),
    ];

    /// <summary>More of one code than people are shown, as many as they are shown of another, and more warnings, which all are shown.</summary>
    public static ReadOnlyArray<Diagnostic> ManyInfos { get; } =
    [
        .. Several(Catalogue.WeightedTargetDoesNotFailOver, 1007),
        .. Several(Catalogue.UnreachableService, 7),
        .. Several(Catalogue.CallerWithoutLocality, 5),
    ];

    public static SourceSpan Find(SourceFile file, string text, int from = 0)
    {
        int start = file.Content.IndexOf(text, from, StringComparison.Ordinal);
        return new SourceSpan(file, start, start + text.Length);
    }

    private static IEnumerable<Diagnostic> Several(DiagnosticDescriptor descriptor, int count) =>
        Enumerable.Range(1, count).Select(number => new Diagnostic(descriptor, Find(s_topology, "reviews"), $"number {number} of {descriptor.Code}.", "look there", []));

    private static SourceSpan FromTo(SourceFile file, string first, string last)
    {
        int start = file.Content.IndexOf(first, StringComparison.Ordinal);
        return new SourceSpan(file, start, file.Content.IndexOf(last, start, StringComparison.Ordinal) + last.Length);
    }
}
