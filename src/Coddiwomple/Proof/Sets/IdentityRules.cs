using Coddiwomple.Diagnostics;

namespace Coddiwomple.Proof.Sets;

/// <summary>Two objects of one kind, namespace and name: the one that is applied last wins.</summary>
internal static class IdentityRules
{
    public static void Check(ObjectSet set, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, MeshObject>(StringComparer.Ordinal);
        foreach (MeshObject item in set.Objects.Where(item => item.Name.Length > 0))
        {
            if (!seen.TryAdd(item.ToString(), item))
            {
                diagnostics.Report(
                    Catalogue.SameIdentity, item.Place, $"a second {item}", "the one that is applied last takes the place of the other: rename one of them", new RelatedPlace(seen[item.ToString()].Place, "the first one"));
            }
        }
    }
}
