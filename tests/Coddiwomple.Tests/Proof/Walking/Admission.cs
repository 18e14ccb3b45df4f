using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>Whether a pod's AuthorizationPolicies let a request in: any DENY that fits refuses; where there are ALLOW policies one must fit.</summary>
internal sealed class Admission(World world, GeneratedMesh mesh)
{
    public bool Admits(string cluster, KubeService service, PodGroup pod, Caller caller, Request request, string host, int targetPort)
    {
        IstioObject[] policies = [.. mesh.Of(cluster, "AuthorizationPolicy")
            .Where(item => item.Namespace == service.Namespace || item.Namespace == world.RootNamespace)
            .Where(item => !item.Spec["selector"].Exists || RuleLookup.Selects(item.Spec["selector"]["matchLabels"], pod.Labels))];
        bool Fits(IstioObject policy) => policy.Spec["rules"].Items.Any(rule => FitsRule(rule, caller, request, host, targetPort));
        IstioObject[] allowing = [.. policies.Where(policy => policy.Spec["action"].TextOrNull is null or "ALLOW")];
        return !policies.Any(policy => policy.Spec["action"].TextOrNull == "DENY" && Fits(policy)) && (allowing.Length == 0 || allowing.Any(Fits));
    }

    private static bool FitsRule(Node rule, Caller caller, Request request, string host, int port) =>
        (!rule["from"].Exists || rule["from"].Items.Any(from => from["source"].Fields.All(field => FitsSource(field.Key, field.Value, caller))))
        && (!rule["to"].Exists || rule["to"].Items.Any(to => to["operation"].Fields.All(field => FitsOperation(field.Key, field.Value, request, host, port))))
        && rule["when"].Items.All(condition => FitsCondition(condition, request, caller));

    private static bool FitsSource(string field, Node values, Caller caller) => field switch
    {
        "principals" => FitsAny(values, caller.Principal),
        "namespaces" => FitsAny(values, caller.Principal.Split('/')[2]),
        _ => throw new NotSupportedException($"source.{field}"),
    };

    private static bool FitsOperation(string field, Node values, Request request, string host, int port) => field switch
    {
        "methods" => FitsAny(values, request.Method),
        "paths" => FitsAny(values, request.Path),
        "ports" => FitsAny(values, $"{port}"),
        "hosts" => FitsAny(values, host),
        _ => throw new NotSupportedException($"operation.{field}"),
    };

    private static bool FitsCondition(Node condition, Request request, Caller caller)
    {
        string key = condition["key"].Text;
        string? actual = key.StartsWith("request.headers[", StringComparison.Ordinal) ? request.Headers.GetValueOrDefault(key[16..^1]) : key == "source.principal" ? caller.Principal : null;
        return (condition["values"].Items.IsEmpty || (actual is not null && FitsAny(condition["values"], actual)))
            && (condition["notValues"].Items.IsEmpty || actual is null || !FitsAny(condition["notValues"], actual));
    }

    /// <summary>Istio's matching: exact, prefix*, *suffix, or * for anything that is there.</summary>
    public static bool FitsAny(Node values, string actual) => values.Texts.Any(value => value switch
    {
        "*" => actual.Length > 0,
        _ when value.EndsWith('*') => actual.StartsWith(value[..^1], StringComparison.Ordinal),
        _ when value.StartsWith('*') => actual.EndsWith(value[1..], StringComparison.Ordinal),
        _ => actual == value,
    });
}
