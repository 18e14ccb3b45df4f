using Coddiwomple.Diagnostics;

namespace Coddiwomple.Proof.Sets;

/// <summary>What can be wrong only between objects: istioctl's analyzers, as far as files alone can tell.</summary>
internal static class SetRules
{
    private static readonly Action<ObjectSet, DiagnosticBag>[] s_rules =
    [
        IdentityRules.Check,
        HostOwnerRules.Check,
        ReferenceRules.Check,
        GatewaySetRules.Check,
    ];

    /// <summary>Gives an object without the large parts that none of the rules looks at.</summary>
    public static MeshObject Pruned(MeshObject item) => item with
    {
        Root = item.Root
            .With("metadata", metadata => metadata.Without("labels", "annotations"))
            .With("spec", spec => spec.Without("endpoints", "trafficPolicy").With("subsets", subset => subset.Without("labels", "trafficPolicy"))),
    };

    public static void Check(ObjectSet set, DiagnosticBag diagnostics)
    {
        foreach (Action<ObjectSet, DiagnosticBag> rule in s_rules)
        {
            rule(set, diagnostics);
        }
    }
}
