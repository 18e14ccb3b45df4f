using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>One rule of an AuthorizationPolicy: from, to, when.</summary>
internal static class AccessRules
{
    private static readonly string[] s_addressFields = ["ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks"];
    private static readonly string[] s_plainKeys = ["source.namespace", "source.principal", "source.trustDomain", "request.auth.principal", "request.auth.audiences", "request.auth.presenter", "connection.sni"];
    private static readonly string[] s_knownKeys = [.. s_plainKeys, "source.serviceAccount", "source.ip", "remote.ip", "destination.ip", "destination.port", "request.headers", "request.auth.claims"];

    public static void Check(YamlNode rule, ProofReport report)
    {
        CheckList(rule, "from", "source", report, CheckSource);
        CheckList(rule, "to", "operation", report, CheckOperation);
        foreach (YamlNode condition in rule.Field("when").Items)
        {
            CheckCondition(condition, report);
        }
    }

    private static void CheckList(YamlNode rule, string list, string field, ProofReport report, Action<YamlNode, ProofReport> check)
    {
        if (rule.Entry(list) is { Value: YamlSequence { Items.IsEmpty: true } } empty)
        {
            report.Report(Catalogue.IncompleteObject, empty.Key, $"an empty \"{list}\"", "leave it out if the rule is for everybody");
        }

        foreach (YamlNode item in rule.Field(list).Items)
        {
            if (item.Entry(field) is not { } entry)
            {
                report.Report(Catalogue.IncompleteObject, item, $"an item of \"{list}\" needs \"{field}\"", $"write \"{field}:\" and what it matches");
            }
            else if (entry.Value.Entries.All(part => part.Value.Items.IsEmpty))
            {
                report.Report(Catalogue.IncompleteObject, entry.Key, $"an empty \"{field}\"", "say what it matches, or leave the item out");
            }
            else
            {
                CheckEmptyTexts(entry.Value, report);
                check(entry.Value, report);
            }
        }
    }

    private static void CheckEmptyTexts(YamlNode owner, ProofReport report)
    {
        foreach (YamlEntry part in owner.Entries)
        {
            foreach (YamlNode text in part.Value.Items.Where(text => text.Text.Length == 0))
            {
                report.Report(Catalogue.InvalidObjectValue, text, $"an empty item of \"{part.Key.Text}\"", "remove it");
            }
        }
    }

    private static void CheckSource(YamlNode source, ProofReport report)
    {
        foreach (string field in s_addressFields)
        {
            CheckAddresses(source.Field(field), report);
        }

        CheckAccounts(source.Field("serviceAccounts"), report);
        CheckAccounts(source.Field("notServiceAccounts"), report);

        if (source.FirstOf("serviceAccounts", "notServiceAccounts") is { } accounts && source.FirstOf("principals", "notPrincipals", "namespaces", "notNamespaces") is { } other)
        {
            report.Report(Catalogue.ConflictingFields, other.Key, $"\"{other.Key.Text}\" together with \"{accounts.Key.Text}\"", "a service account says both already: keep one of the two");
        }
    }

    private static void CheckOperation(YamlNode operation, ProofReport report)
    {
        CheckPorts(operation.Field("ports"), report);
        CheckPorts(operation.Field("notPorts"), report);
        foreach (YamlNode path in (YamlNode[])[.. operation.Field("paths").Items, .. operation.Field("notPaths").Items])
        {
            if (!PathTemplate.IsValid(path.Text))
            {
                report.Report(Catalogue.InvalidObjectValue, path, $"\"{Hints.Shorten(path.Text)}\" is not a valid path template", PathTemplate.Rule);
            }
        }
    }

    private static void CheckCondition(YamlNode condition, ProofReport report)
    {
        string key = condition.TextOf("key");
        YamlNode place = condition.Field("key") ?? condition;
        if (key.Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, place, "a condition needs \"key\"", "add \"key:\"");
            return;
        }

        YamlNode[] values = [.. condition.Field("values").Items, .. condition.Field("notValues").Items];
        if (values.Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, place, $"the condition on \"{Hints.Shorten(key)}\" has no values", "add \"values:\" or \"notValues:\"");
            return;
        }

        CheckEmptyTexts(condition, report);
        if (key is "source.ip" or "remote.ip" or "destination.ip")
        {
            CheckAddresses(condition.Field("values"), report);
            CheckAddresses(condition.Field("notValues"), report);
        }
        else if (key == "source.serviceAccount")
        {
            CheckAccounts(condition.Field("values"), report);
            CheckAccounts(condition.Field("notValues"), report);
        }
        else if (key == "destination.port")
        {
            CheckPorts(condition.Field("values"), report);
            CheckPorts(condition.Field("notValues"), report);
        }
        else if (!s_plainKeys.Contains(key) && ProblemOfKey(key) is { } problem)
        {
            report.Report(Catalogue.InvalidObjectValue, place, $"\"{Hints.Shorten(key)}\" is not a valid condition", problem);
        }
    }

    private static string? ProblemOfKey(string key)
    {
        bool isMap = key.StartsWith("request.headers", StringComparison.Ordinal)
            || key.StartsWith("request.experimental.inline.headers", StringComparison.Ordinal)
            || key.StartsWith("request.auth.claims", StringComparison.Ordinal) || key.StartsWith("experimental.envoy.filters.", StringComparison.Ordinal);
        if (isMap)
        {
            int open = key.IndexOf('[', StringComparison.Ordinal);
            return key.EndsWith(']') && open > 0 && open < key.Length - 2 ? null : "write the name in brackets, as in request.headers[user-agent]";
        }

        return key switch
        {
            "destination.namespace" => "a policy is for its own namespace: leave the condition out",
            "destination.name" or "destination.user" => "it belongs to an API that Istio no longer has: use \"selector\"",
            _ when key.StartsWith("destination.labels", StringComparison.Ordinal) => "use \"selector\" instead",
            _ => Hints.DidYouMean(key, s_knownKeys, "conditions") ?? $"conditions are {Hints.List(s_knownKeys)}",
        };
    }

    private static void CheckAccounts(YamlNode? list, ProofReport report)
    {
        if (list.Items.Length > 16)
        {
            report.Report(Catalogue.ValueOutOfLimits, list.Items[16], $"{list.Items.Length} service accounts in one list", "Istio takes at most 16: write a second source");
        }

        foreach (YamlNode account in list.Items.Where(account => account.Text.Length > 0))
        {
            string[] parts = account.Text.Split('/');
            if (parts.Length > 2 || Array.IndexOf(parts, "") >= 0 || account.Text.Contains('*', StringComparison.Ordinal))
            {
                report.Report(Catalogue.InvalidObjectValue, account, $"\"{Hints.Shorten(account.Text)}\" is not a service account", "write its name, or namespace/name, without wildcards");
            }
        }
    }

    private static void CheckAddresses(YamlNode? list, ProofReport report)
    {
        foreach (YamlNode address in list.Items.Where(address => address.Text.Length > 0))
        {
            if (!IpSyntax.IsAddressOrRange(address.Text))
            {
                report.Report(Catalogue.InvalidObjectAddress, address, $"\"{Hints.Shorten(address.Text)}\" is not an IP address or CIDR range", "write 10.0.0.1 or 10.0.0.0/16");
            }
        }
    }

    private static void CheckPorts(YamlNode? list, ProofReport report)
    {
        foreach (YamlNode port in list.Items.Where(port => port.Text.Length > 0))
        {
            if (!int.TryParse(port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 65535)
            {
                report.Report(Catalogue.ValueOutOfLimits, port, $"\"{Hints.Shorten(port.Text)}\" is not a port number", "port numbers are 1 to 65535");
            }
        }
    }
}
