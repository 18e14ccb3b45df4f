using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of a Sidecar.</summary>
internal static class SidecarRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        CommonRules.CheckSelector(spec, "workloadSelector", "labels", report);
        if (spec.FirstOf("egress", "ingress", "outboundTrafficPolicy", "inboundConnectionPool") is null)
        {
            report.Report(Catalogue.IncompleteObject, spec ?? item.Root, "a Sidecar that says nothing", "give it \"egress\", \"ingress\" or \"outboundTrafficPolicy\"");
        }

        ConnectionPoolRules.Check(spec.Entry("inboundConnectionPool"), report);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode listener in spec.Field("ingress").Items)
        {
            CheckPort(listener, numbers, report);
            ConnectionPoolRules.Check(listener.Entry("connectionPool"), report);
            ServerTlsRules.Check(listener.Field("tls"), report);
        }

        CheckEgress(spec.Field("egress"), report);
        YamlNode? policy = spec.Field("outboundTrafficPolicy");
        if (policy.Entry("egressProxy") is { } proxy)
        {
            if (policy.TextOf("mode") != "ALLOW_ANY")
            {
                report.Report(Catalogue.UnfittingField, proxy.Key, "\"egressProxy\" without mode ALLOW_ANY", "write \"mode: ALLOW_ANY\"");
            }

            DestinationRules.Check(proxy.Value, report);
        }
    }

    private static void CheckEgress(YamlNode? egress, ProofReport report)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < egress.Items.Length; i++)
        {
            YamlNode listener = egress.Items[i];
            if (!listener.Has("port") && i < egress.Items.Length - 1)
            {
                report.Report(Catalogue.UnfittingField, listener, "a listener without port before others", "the one that takes every port stands last, once");
            }

            CheckPort(listener, numbers, report);
            if (listener.Field("hosts").Items.IsEmpty)
            {
                report.Report(Catalogue.IncompleteObject, listener, "an egress listener without hosts", "add \"hosts: [\"./*\"]\", say");
            }

            foreach (YamlNode host in listener.Field("hosts").Items)
            {
                CheckHost(host, report);
            }
        }
    }

    private static void CheckPort(YamlNode listener, HashSet<string> numbers, ProofReport report)
    {
        YamlNode? port = listener.Field("port");
        if (port is null)
        {
            return;
        }

        bool isUnix = listener.TextOf("bind").StartsWith("unix://", StringComparison.Ordinal);
        if (port.Field("name") is { Text.Length: > 0 } name && !DnsSyntax.IsLabel(name.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, name, $"\"{Hints.Shorten(name.Text)}\" is not a valid port name", "use letters, digits and \"-\", at most 63 characters");
        }

        if (port.Field("protocol") is { Text.Length: > 0 } protocol && !ProtocolWords.IsKnown(protocol.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, protocol, $"unknown protocol \"{Hints.Shorten(protocol.Text)}\"", ProtocolWords.HintFor(protocol.Text));
        }

        if (!isUnix)
        {
            CommonRules.CheckPort(port, "number", report);
            if (listener.Field("bind") is { Text.Length: > 0 } bind && !IpSyntax.IsAddress(bind.Text))
            {
                report.Report(Catalogue.InvalidObjectAddress, bind, $"\"{Hints.Shorten(bind.Text)}\" is not an IP address", "write an IP address or unix:// with a path");
            }
        }

        if (port.Field("number") is { } number && port.Number("number") > 0 && !numbers.Add(number.Text))
        {
            report.Report(Catalogue.RepeatedInObject, number, $"two listeners on port {number.Text}", "join them");
        }
    }

    private static void CheckHost(YamlNode node, ProofReport report)
    {
        string[] parts = node.Text.Split('/', 2);
        string? problem = parts.Length < 2 ? "write namespace/host, such as \"./*\" or \"istio-system/*\""
            : parts[0] is not ("*" or "." or "~") && !DnsSyntax.IsLabel(parts[0]) ? "before the \"/\" stands a namespace, \".\" for the own one, \"*\" or \"~\""
            : parts[1] == "*" ? null
            : DnsSyntax.ProblemOfHost(parts[1]) ?? (parts[1].Contains('.', StringComparison.Ordinal) ? null : "write the host in full, with its domain");
        if (problem is not null)
        {
            report.Report(Catalogue.InvalidObjectHost, node, $"\"{Hints.Shorten(node.Text)}\" is not a valid host of a Sidecar", problem);
        }
    }
}
