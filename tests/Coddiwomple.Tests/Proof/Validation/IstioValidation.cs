using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>
/// Takes generated objects, gives everything Istio 1.30 would refuse or warn of: the CRD schemas (where the file is there), the rules of its
/// webhook, Kubernetes' rules for names, and the analyzers that look at a whole cluster. Shares no code with the compiler.
/// </summary>
internal static class IstioValidation
{
    private static readonly Dictionary<string, Action<IstioObject, Action<string>>> s_rules = new(StringComparer.Ordinal)
    {
        ["ServiceEntry"] = ServiceEntryRules.Check,
        ["DestinationRule"] = DestinationRuleRules.Check,
        ["VirtualService"] = VirtualServiceRules.Check,
        ["Gateway"] = GatewayRules.Check,
        ["PeerAuthentication"] = SecurityRules.CheckPeerAuthentication,
        ["AuthorizationPolicy"] = SecurityRules.CheckAuthorizationPolicy,
        ["EnvoyFilter"] = (_, _) => { },
        ["Service"] = ServiceRules.Check,
    };

    public static IReadOnlyList<string> Check(GeneratedMesh mesh, ClusterFacts facts)
    {
        List<string> problems = [];
        foreach (IstioObject item in mesh.Objects)
        {
            CheckObject(item, problem => problems.Add($"{item}: {problem}"));
        }

        foreach (IGrouping<string, IstioObject> cluster in mesh.ByCluster)
        {
            SetRules.Check(cluster.Key, [.. cluster], facts, problem => problems.Add($"{cluster.Key}: {problem}"));
        }

        return problems;
    }

    public static void CheckObject(IstioObject item, Action<string> report)
    {
        MetadataRules.Check(item, report);
        CheckSchema(item, report);
        if (s_rules.TryGetValue(item.Kind, out Action<IstioObject, Action<string>>? rules))
        {
            rules(item, report);
        }
        else
        {
            report("a kind that nobody expects");
        }
    }

    private static void CheckSchema(IstioObject item, Action<string> report)
    {
        // What tops the object is checked by MetadataRules; the schemas speak of spec only, and of EnvoyFilters since Istio 1.3.
        if (CrdSchemas.Shared is not { } schemas || item.Kind == "Service" || (item.Kind == "EnvoyFilter" && item.Spec["filters"].Exists))
        {
            return;
        }

        if (schemas.Find(item.ApiVersion, item.Kind) is not { } schema)
        {
            report($"no such apiVersion: {item.ApiVersion}");
            return;
        }

        new SchemaCheck(report).Check(schema["properties"]["spec"], item.Spec, "spec");
        foreach (string key in schema["required"].Texts.Where(key => !item.Body[key].Exists))
        {
            report($"{key} is required");
        }
    }
}
