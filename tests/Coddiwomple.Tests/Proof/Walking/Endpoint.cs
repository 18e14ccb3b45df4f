using System.Collections.Immutable;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>One host of an Envoy cluster and where calls to it end.</summary>
internal sealed record Endpoint(Locality Locality, int Weight, Shares Leads)
{
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A single pod, chosen by a workloadSelector.</summary>
    public bool IsPod { get; init; }
}

/// <summary>Takes the endpoints of an Envoy cluster and its policy, gives where calls end: istiod's locality priorities and Envoy's choice among them.</summary>
internal static class LoadBalancing
{
    public static Shares Spread(IReadOnlyList<Endpoint> endpoints, Policy policy, Locality caller, int istioMinor)
    {
        if (endpoints.Count == 0)
        {
            return Shares.Defect("no endpoints");
        }

        bool ejects = policy.OutlierDetection.Exists;
        if (!ejects)
        {
            // Nothing ever leaves the pool, so what is down keeps getting its part.
            return Mix(endpoints);
        }

        Endpoint[] healthy = [.. endpoints.Where(endpoint => !endpoint.Leads.IsDown)];
        if (healthy.Length == 0)
        {
            return Shares.AllDown();
        }

        int percent = policy.OutlierDetection["maxEjectionPercent"].IntOrNull ?? 10;
        if (endpoints.Count - healthy.Length > Math.Max(1, endpoints.Count * percent / 100))
        {
            return Shares.Defect($"maxEjectionPercent {percent} keeps endpoints that are down");
        }

        Node locality = policy.LoadBalancer["localityLbSetting"];
        if (!IsByLocality(locality, istioMinor))
        {
            return Mix(healthy);
        }

        if (locality["distribute"].Exists)
        {
            return MixDistributed(endpoints, healthy, caller, locality["distribute"]);
        }

        string[] byLabels = [.. locality["failoverPriority"].Texts];
        if (byLabels.Length > 0 && (istioMinor < 18 || byLabels.Any(label => !label.Contains('=', StringComparison.Ordinal))))
        {
            return Shares.Defect("failoverPriority without values, or with values before Istio 1.18");
        }

        int PriorityIn(Endpoint endpoint) => byLabels.Length > 0 ? PriorityByLabels(endpoint.Labels, byLabels) : PriorityOf(endpoint.Locality, caller, locality["failover"]);
        int first = healthy.Min(PriorityIn);
        return Mix([.. healthy.Where(endpoint => PriorityIn(endpoint) == first)]);
    }

    // Shares by locality; what stands in no locality that is named is removed.
    private static Shares MixDistributed(IReadOnlyList<Endpoint> all, Endpoint[] healthy, Locality caller, Node distribute)
    {
        Node? setting = distribute.Items.FirstOrDefault(item => IsIn(caller, item["from"].Text));
        if (setting is null)
        {
            return Mix(healthy);
        }

        var parts = new List<(Shares Part, double Weight)>();
        foreach ((string place, Node share) in setting["to"].Fields)
        {
            Endpoint[] there = [.. healthy.Where(endpoint => IsIn(endpoint.Locality, place))];
            parts.AddRange(there.Select(endpoint => (endpoint.Leads, share.Int * (double)endpoint.Weight / there.Sum(other => other.Weight))));
        }

        bool hasAny = setting["to"].Fields.Any(share => all.Any(endpoint => IsIn(endpoint.Locality, share.Key)));
        return parts.Count > 0 ? Shares.Mix(parts) : hasAny ? Shares.AllDown() : Shares.Defect("distribute removes every endpoint");
    }

    private static bool IsIn(Locality locality, string place)
    {
        string[] parts = place.Split('/');
        string[] own = [locality.Region, locality.Zone, locality.SubZone];
        return parts.Index().All(part => part.Item == "*" || part.Item == own[part.Index]);
    }

    /// <summary>Same subzone 0, zone 1, region 2, another region 3, and 4 where a failover setting of the caller's region names another one.</summary>
    public static int PriorityOf(Locality endpoint, Locality caller, Node failover)
    {
        if (endpoint.Region == caller.Region)
        {
            return endpoint.Zone != caller.Zone ? 2 : endpoint.SubZone != caller.SubZone ? 1 : 0;
        }

        Node? setting = failover.Items.FirstOrDefault(item => item["from"].TextOrNull == caller.Region);
        return setting is null || setting["to"].TextOrNull == endpoint.Region ? 3 : 4;
    }

    /// <summary>The first <c>label=value</c> of n that an endpoint lacks, at index j, gives it priority n - j; one that lacks none has 0.</summary>
    public static int PriorityByLabels(IReadOnlyDictionary<string, string> labels, string[] failoverPriority)
    {
        int missing = Array.FindIndex(failoverPriority, label => labels.GetValueOrDefault(label.Split('=')[0]) != label.Split('=')[1]);
        return missing < 0 ? 0 : failoverPriority.Length - missing;
    }

    // The mesh-wide setting is on by default since 1.6; rules know the setting since 1.5.
    private static bool IsByLocality(Node setting, int istioMinor) => setting.Exists && istioMinor >= 5 ? !(setting["enabled"].TextOrNull is "false") : istioMinor >= 6;

    private static Shares Mix(IReadOnlyCollection<Endpoint> endpoints) => Shares.Mix([.. endpoints.Select(endpoint => (endpoint.Leads, (double)endpoint.Weight))]);
}
