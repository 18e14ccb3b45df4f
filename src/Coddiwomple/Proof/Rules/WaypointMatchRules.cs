using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>A match of an EnvoyFilter at waypoints, which have parts of what other proxies have.</summary>
internal static class WaypointMatchRules
{
    private const string ConnectionManager = "envoy.filters.network.http_connection_manager";

    public static void Check(YamlNode match, string applyTo, ProofReport report)
    {
        YamlNode place = match.Field("context") ?? match;
        if (applyTo is "LISTENER" or "LISTENER_FILTER" or "BOOTSTRAP" or "EXTENSION_CONFIG")
        {
            report.Report(Catalogue.UnfittingField, place, $"applyTo {applyTo} at waypoints", "a waypoint has one listener of its own, which cannot be patched: patch a filter, a route or a cluster");
            return;
        }

        if (match.Field("waypoint") is not YamlMapping waypoint)
        {
            report.Report(Catalogue.IncompleteObject, place, "context WAYPOINT needs a match of \"waypoint\"", "write \"waypoint: {}\" to match all");
            return;
        }

        bool isRoute = applyTo is "ROUTE_CONFIGURATION" or "VIRTUAL_HOST" or "HTTP_ROUTE";
        if ((isRoute || applyTo == "CLUSTER") && waypoint.Entry("filter") is { } filter)
        {
            report.Report(Catalogue.UnfittingField, filter.Key, $"a match of \"filter\" with applyTo {applyTo}", "remove it");
        }

        if (!isRoute && waypoint.Entry("route") is { } route)
        {
            report.Report(Catalogue.UnfittingField, route.Key, $"a match of \"route\" with applyTo {applyTo}", "remove it");
        }

        if (applyTo == "HTTP_FILTER")
        {
            CheckHttpFilter(waypoint, place, report);
        }
    }

    private static void CheckHttpFilter(YamlMapping waypoint, YamlNode place, ProofReport report)
    {
        YamlNode? filter = waypoint.Field("filter");
        if (filter is not YamlMapping)
        {
            report.Report(Catalogue.IncompleteObject, place, "applyTo HTTP_FILTER at waypoints needs a match of \"filter\"", $"write \"filter: {{name: {ConnectionManager}, subFilter: {{name: ...}}}}\"");
        }
        else if (filter.TextOf("name") != ConnectionManager)
        {
            report.Report(Catalogue.UnfittingField, filter.Field("name") ?? filter, "only the connection manager has HTTP filters", $"write \"name: {ConnectionManager}\"");
        }
        else if (filter.Field("subFilter").TextOf("name").Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, filter, "applyTo HTTP_FILTER at waypoints needs the name of a \"subFilter\"", "name the HTTP filter, such as envoy.filters.http.router");
        }
    }
}
