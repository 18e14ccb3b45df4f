using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of a Sidecar: its egress, and what it has as a whole.</summary>
internal static class SidecarRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        CommonRules.CheckSelector(spec, "workloadSelector", "labels", report);
        if (spec.Field("egress").Items.IsEmpty && spec.Field("ingress").Items.IsEmpty && spec.FirstOf("outboundTrafficPolicy", "inboundConnectionPool") is null)
        {
            report.Report(Catalogue.IncompleteObject, spec ?? item.Root, "a Sidecar that says nothing", "give it \"egress\", \"ingress\" or \"outboundTrafficPolicy\"");
        }

        ConnectionPoolRules.Check(spec.Entry("inboundConnectionPool"), report);
        SidecarIngressRules.Check(spec.Field("ingress"), report);
        CheckEgress(spec.Field("egress"), report);
        CheckProxy(spec.Field("outboundTrafficPolicy"), report);
    }

    /// <summary>What the ports of listeners in both directions have in common.</summary>
    public static void CheckPort(YamlNode port, ProofReport report)
    {
        if (port.Field("name") is { Text.Length: > 0 } name && !DnsSyntax.IsLabel(name.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, name, $"\"{Hints.Shorten(name.Text)}\" is not a valid port name", "use letters, digits and \"-\", at most 63 characters");
        }

        if (port.Field("protocol") is { Text.Length: > 0 } protocol && !ProtocolWords.IsKnown(protocol.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, protocol, $"unknown protocol \"{Hints.Shorten(protocol.Text)}\"", ProtocolWords.HintFor(protocol.Text));
        }

        if (port.Entry("targetPort") is { } target && port.Number("targetPort") > 0)
        {
            report.Report(Catalogue.UnfittingField, target.Key, "\"targetPort\" has no effect in a Sidecar", "the Service decides: remove it");
        }
    }

    private static void CheckProxy(YamlNode? policy, ProofReport report)
    {
        if (policy.Entry("egressProxy") is not { Value: YamlMapping } proxy)
        {
            return;
        }

        if (policy.TextOf("mode") != "ALLOW_ANY")
        {
            report.Report(Catalogue.UnfittingField, proxy.Key, "\"egressProxy\" without mode ALLOW_ANY", "write \"mode: ALLOW_ANY\"");
            return;
        }

        if (!proxy.Value.Has("port"))
        {
            report.Report(Catalogue.IncompleteObject, proxy.Value, "an \"egressProxy\" needs \"port\"", "add \"port: {number: ...}\"");
        }

        if (proxy.Value.Field("host") is { } host && host.Text.StartsWith('*'))
        {
            report.Report(Catalogue.InvalidObjectHost, host, $"\"{Hints.Shorten(host.Text)}\" is not a valid host of an \"egressProxy\"", "name one host in full");
        }
        else
        {
            DestinationRules.Check(proxy.Value, report);
        }
    }

    private static void CheckEgress(YamlNode? egress, ProofReport report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < egress.Items.Length; i++)
        {
            YamlNode listener = egress.Items[i];
            if (listener.Field("port") is YamlMapping port)
            {
                CheckPort(port, report);
                CheckEgressPort(listener, port, seen, report);
            }
            else if (i < egress.Items.Length - 1)
            {
                report.Report(Catalogue.UnfittingField, listener, "a listener without port before others", "the one that takes every port stands last, once");
            }

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

    // Port 0 stands for a unix socket.
    private static void CheckEgressPort(YamlNode listener, YamlNode port, HashSet<string> seen, ProofReport report)
    {
        YamlNode number = port.Field("number") ?? port;
        bool isSocket = (port.Number("number") ?? 0) == 0;
        string bind = listener.TextOf("bind");
        if (!isSocket)
        {
            CommonRules.CheckPort(port, "number", report);
            if (UnixSyntax.IsUnix(bind) && listener.Field("bind") is { } socket)
            {
                report.Report(Catalogue.UnfittingField, socket, "a unix socket with a port number", "write an IP address, or \"number: 0\"");
                return;
            }
        }
        else if (!UnixSyntax.IsUnix(bind))
        {
            report.Report(Catalogue.UnfittingField, number, "port number 0 without a unix socket", "write a port number, or \"bind: unix:///path\"");
            return;
        }
        else if (listener.Field("captureMode") is { Text: "IPTABLES" } mode)
        {
            report.Report(Catalogue.UnfittingField, mode, "captureMode IPTABLES with a unix socket", "write \"captureMode: NONE\"");
        }

        CommonRules.CheckBind(listener, report);
        if (!seen.Add(isSocket ? bind : number.Text))
        {
            report.Report(Catalogue.RepeatedInObject, isSocket ? listener.Field("bind") ?? number : number, isSocket ? $"two listeners on \"{Hints.Shorten(bind)}\"" : $"two listeners on port {number.Text}", "join them");
        }
    }

    private static void CheckHost(YamlNode node, ProofReport report)
    {
        string[] parts = node.Text.Split('/', 2);
        string? problem = parts.Length < 2 ? "write namespace/host, such as \"./*\" or \"istio-system/*\""
            : parts[0] is not ("*" or "." or "~") && !DnsSyntax.IsLabel(parts[0]) ? "before the \"/\" stands a namespace, \".\" for the own one, \"*\" or \"~\""
            : parts[1] == "*" ? null
            : DnsSyntax.ProblemOfHost(parts[1]) ?? GatewayRules.ProblemOfFullHost(parts[1]);
        if (problem is not null)
        {
            report.Report(Catalogue.InvalidObjectHost, node, $"\"{Hints.Shorten(node.Text)}\" is not a valid host of a Sidecar", problem);
        }
    }
}
