using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>
/// Which DestinationRule a proxy gets for a host: one of its own namespace, else one of the service's namespace that is exported to it, else one of
/// the root namespace. A proxy of the root namespace takes from there only what is private to it as its own.
/// </summary>
internal static class RuleLookup
{
    public static IstioObject? Find(GeneratedMesh mesh, string cluster, string proxyNamespace, string host, string serviceNamespace, string rootNamespace)
    {
        IstioObject[] rules = [.. mesh.Of(cluster, "DestinationRule").Where(rule => rule.Spec["host"].TextOrNull == host && rule.IsVisibleFrom(proxyNamespace))];
        return rules.FirstOrDefault(rule => rule.Namespace == proxyNamespace && (proxyNamespace != rootNamespace || rule.Spec["exportTo"].Texts.SequenceEqual(["."])))
            ?? rules.FirstOrDefault(rule => rule.Namespace == serviceNamespace)
            ?? rules.FirstOrDefault(rule => rule.Namespace == rootNamespace);
    }

    public static Node? FindSubset(IstioObject? rule, string? subset) => rule?.Spec["subsets"].Items.FirstOrDefault(item => item["name"].TextOrNull == subset);

    /// <summary>Whether all of <paramref name="selector"/> stand in <paramref name="labels"/>.</summary>
    public static bool Selects(Node selector, IReadOnlyDictionary<string, string> labels) =>
        selector.Fields.All(field => labels.TryGetValue(field.Key, out string? value) && value == field.Value.TextOrNull);
}
