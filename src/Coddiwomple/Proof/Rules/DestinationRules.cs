using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>Where routes lead: destinations with weights.</summary>
internal static class DestinationRules
{
    public static void CheckList(YamlNode? route, ProofReport report)
    {
        long total = 0;
        foreach (YamlNode item in route.Items)
        {
            if (!item.Has("destination"))
            {
                report.Report(Catalogue.IncompleteObject, item, "an item of \"route\" needs \"destination\"", "add \"destination: {host: ...}\"");
            }

            Check(item.Field("destination"), report);
            long weight = item.Number("weight") ?? 0;
            total += weight;
            if (weight < 0 && item.Field("weight") is { } node)
            {
                report.Report(Catalogue.InvalidShare, node, $"\"weight\" cannot be {node.Text}", "weights are 0 or more");
            }
        }

        if (route is not null && route.Items.Length > 1 && total == 0)
        {
            report.Report(Catalogue.InvalidShare, route.Items[0].Field("weight") ?? route.Items[0], "the weights sum to 0", "give at least one destination a weight");
        }
    }

    public static void Check(YamlNode? destination, ProofReport report)
    {
        if (destination is not YamlMapping)
        {
            return;
        }

        if (destination.Field("host") is not { } host)
        {
            report.Report(Catalogue.IncompleteObject, destination, "a destination needs \"host\"", "add \"host:\"");
        }
        else if (host.Text == "*")
        {
            report.Report(Catalogue.InvalidObjectHost, host, "\"*\" is not a valid destination", "name one host");
        }
        else
        {
            CommonRules.CheckHost(host, "destination host", report);
        }

        if (destination.Field("subset") is { Text.Length: > 0 } subset && !DnsSyntax.IsLabel(subset.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, subset, $"\"{Hints.Shorten(subset.Text)}\" is not a valid subset name", "use letters, digits and \"-\", at most 63 characters");
        }

        if (destination.Field("port") is { } port)
        {
            if (port.Has("number"))
            {
                CommonRules.CheckPort(port, "number", report);
            }
            else
            {
                report.Report(Catalogue.IncompleteObject, port, "a port without \"number\"", "write \"port: {number: ...}\"");
            }
        }
    }
}
