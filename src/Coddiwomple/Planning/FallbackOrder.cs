using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// An order of all fallbacks, in the words of <c>failoverPriority</c>: Istio compares its labels one by one, and the later the first that an endpoint lacks,
/// the better. So of n + 1 clusters the first carries all n labels, the next one fewer, the last none.
/// </summary>
internal static class FallbackOrder
{
    public static IEnumerable<string> Priorities(Reach reach) => Tiers(reach.Remotes.Length - 1).Select(key => key + "=true");

    public static Labels LabelsOf(Reach reach, RemotePlacement remote) =>
        Labels.From([.. Tiers(reach.Remotes.Length - 1 - reach.Remotes.IndexOf(remote)).Select(key => new Label(key, "true"))]);

    private static IEnumerable<string> Tiers(int count) => Enumerable.Range(1, count).Select(tier => $"coddiwomple.io/tier-{tier}");
}
