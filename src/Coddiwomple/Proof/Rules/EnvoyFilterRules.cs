using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of an EnvoyFilter; what is patched in is Envoy's and is not looked into.</summary>
internal static class EnvoyFilterRules
{
    private static readonly string[] s_listenerKinds = ["LISTENER", "FILTER_CHAIN", "NETWORK_FILTER", "HTTP_FILTER", "LISTENER_FILTER"];
    private static readonly string[] s_routeKinds = ["ROUTE_CONFIGURATION", "VIRTUAL_HOST", "HTTP_ROUTE"];
    private static readonly string[] s_connectionManagers = ["envoy.filters.network.http_connection_manager", "envoy.http_connection_manager"];

    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        CommonRules.CheckExclusive(spec, report, "workloadSelector", "targetRefs");
        CommonRules.CheckSelector(spec, "workloadSelector", "labels", report);
        foreach (YamlNode patch in spec.Field("configPatches").Items)
        {
            CheckPatch(patch, report);
        }
    }

    private static void CheckPatch(YamlNode patch, ProofReport report)
    {
        string applyTo = patch.TextOf("applyTo");
        if (applyTo is "" or "INVALID")
        {
            report.Report(Catalogue.IncompleteObject, patch.Field("applyTo") ?? patch, "a patch needs \"applyTo\"", "say what it patches, such as \"applyTo: CLUSTER\"");
            return;
        }

        string operation = patch.Field("patch").TextOf("operation");
        if (operation is "" or "INVALID")
        {
            report.Report(Catalogue.IncompleteObject, patch.Field("patch") ?? patch, "a patch needs \"operation\"", "add \"patch: {operation: ..., value: ...}\"");
        }
        else if (operation != "REMOVE" && patch.Field("patch") is { } body && !body.Has("value"))
        {
            report.Report(Catalogue.IncompleteObject, body, $"operation {operation} needs \"value\"", "add what is to be patched in");
        }

        YamlNode? match = patch.Field("match");
        if (match.Field("proxy").Field("proxyVersion") is { Text.Length: > 0 } version)
        {
            CommonRules.CheckRegex(version, report);
        }

        if (match is not null && match.TextOf("context") == "WAYPOINT")
        {
            WaypointMatchRules.Check(match, applyTo, report);
        }
        else
        {
            CheckMatchKind(match, applyTo, report);
            CheckFilter(match.Field("listener").Field("filterChain").Field("filter"), applyTo, report);
        }

        EnvoyValueRules.Check(patch.Field("patch").Field("value"), applyTo, report);
    }

    private static void CheckMatchKind(YamlNode? match, string applyTo, ProofReport report)
    {
        if (match.Entry("waypoint") is { } waypoint)
        {
            report.Report(Catalogue.UnfittingField, waypoint.Key, "a match of \"waypoint\" without context WAYPOINT", "write \"context: WAYPOINT\"");
            return;
        }

        string? expected = s_listenerKinds.Contains(applyTo) && applyTo != "LISTENER_FILTER" ? "listener" : s_routeKinds.Contains(applyTo) ? "routeConfiguration" : applyTo == "CLUSTER" ? "cluster" : null;
        if (expected is not null && match.FirstOf("listener", "routeConfiguration", "cluster") is { } given && given.Key.Text != expected)
        {
            report.Report(Catalogue.UnfittingField, given.Key, $"a match of \"{given.Key.Text}\" with applyTo {applyTo}", $"match \"{expected}\"");
        }
    }

    private static void CheckFilter(YamlNode? filter, string applyTo, ProofReport report)
    {
        if (filter is not YamlMapping)
        {
            return;
        }

        string name = filter.TextOf("name");
        if (applyTo is "LISTENER" or "FILTER_CHAIN")
        {
            report.Report(Catalogue.IneffectiveSetting, filter, $"a match of \"filter\" has no effect with applyTo {applyTo}", "remove it");
        }

        CheckName(filter.Field("name"), isHttp: false, report);
        CheckName(filter.Field("subFilter").Field("name"), isHttp: true, report);
        if (name.Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, filter, "a match of \"filter\" needs \"name\"", "add \"name:\"");
        }
        else if (filter.Entry("subFilter") is { } sub)
        {
            if (applyTo != "HTTP_FILTER")
            {
                report.Report(Catalogue.UnfittingField, sub.Key, $"\"subFilter\" with applyTo {applyTo}", "it goes with HTTP_FILTER only");
            }
            else if (!s_connectionManagers.Contains(name) && filter.Field("name") is { } node)
            {
                report.Report(Catalogue.UnfittingField, node, $"\"subFilter\" of \"{Hints.Shorten(name)}\"", $"only \"{s_connectionManagers[0]}\" has HTTP filters");
            }
            else if (sub.Value.TextOf("name").Length == 0)
            {
                report.Report(Catalogue.IncompleteObject, sub.Key, "\"subFilter\" needs \"name\"", "add \"name:\"");
            }
        }
    }

    private static void CheckName(YamlNode? name, bool isHttp, ProofReport report)
    {
        if (name is not null && EnvoyFilterNames.SuccessorOf(name.Text, isHttp) is { } successor)
        {
            report.Report(Catalogue.DeprecatedObjectField, name, $"\"{name.Text}\" is an old name of a filter", $"write \"{successor}\"");
        }
    }
}
