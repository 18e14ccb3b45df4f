using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of a Gateway.</summary>
internal static class GatewayRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? servers = item.Spec.Field("servers");
        if (servers.Items.IsEmpty)
        {
            report.Report(Catalogue.IncompleteObject, servers ?? item.Spec ?? item.Root, "a Gateway without servers", "add one to \"servers:\"");
        }

        var names = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (YamlNode server in servers.Items)
        {
            CheckServer(server, report);
            if (server.Field("port").Field("name") is { Text.Length: > 0 } name && !names.TryAdd(name.Text, name))
            {
                report.Report(
                    Catalogue.RepeatedInObject,
                    name.Span,
                    $"two servers with the port name \"{Hints.Shorten(name.Text)}\"",
                    "every server's port has a name of its own",
                    new RelatedPlace(names[name.Text].Span, "the first one"));
            }
        }
    }

    private static void CheckServer(YamlNode server, ProofReport report)
    {
        foreach (YamlNode host in server.Field("hosts").Items)
        {
            CheckHost(host, report);
        }

        if (server.Field("hosts") is YamlSequence { Items.IsEmpty: true } hosts)
        {
            report.Report(Catalogue.IncompleteObject, hosts, "a server without hosts", "name the hosts that it serves; \"*\" for all");
        }

        YamlNode? port = server.Field("port");
        string bind = server.TextOf("bind");
        bool isBound = CommonRules.CheckBind(server, report);
        bool isRightPort = CheckPort(port, isUnix: UnixSyntax.IsUnix(bind), mayBeZero: !isBound, report);

        if (!isRightPort || CheckTlsFits(server, port.TextOf("protocol"), report))
        {
            ServerTlsRules.Check(server.Field("tls"), report);
        }
    }

    private static bool CheckPort(YamlNode? port, bool isUnix, bool mayBeZero, ProofReport report)
    {
        if (port is null)
        {
            return false;
        }

        string protocol = port.TextOf("protocol");
        bool isRight = ProtocolWords.IsKnown(protocol);
        if (!isRight && port.Field("protocol") is { } wrong)
        {
            report.Report(Catalogue.InvalidObjectValue, wrong, $"unknown protocol \"{Hints.Shorten(protocol)}\"", ProtocolWords.HintFor(protocol));
        }

        if (!isUnix)
        {
            if (!mayBeZero || port.Number("number") != 0)
            {
                CommonRules.CheckPort(port, "number", report);
            }
        }
        else if (port.Number("number") > 0 && port.Field("number") is { } number)
        {
            report.Report(Catalogue.UnfittingField, number, "a port number for a unix socket", "write \"number: 0\"");
        }

        if (port.Field("name") is { Text: "" } name)
        {
            report.Report(Catalogue.InvalidObjectValue, name, "an empty port name", "every server's port has a name of its own");
        }

        if (port.Entry("targetPort") is { } target && port.Number("targetPort") > 0)
        {
            report.Report(Catalogue.UnfittingField, target.Key, "\"targetPort\" has no effect in a Gateway", "the Service of the gateway decides: remove it");
        }

        return isRight;
    }

    private static bool CheckTlsFits(YamlNode server, string protocol, ProofReport report)
    {
        YamlEntry? given = server.Entry("tls");
        YamlNode? settings = given?.Value;
        if (!ProtocolWords.IsHttp(protocol) && settings.IsTrue("httpsRedirect") && settings.Entry("httpsRedirect") is { } redirect)
        {
            report.Report(Catalogue.IneffectiveSetting, redirect.Key, "\"httpsRedirect\" on a server that is not HTTP", "it belongs on the server for port 80");
        }

        if (ProtocolWords.IsTls(protocol))
        {
            if (settings is null)
            {
                report.Report(Catalogue.IncompleteObject, server.Field("port").Field("protocol") ?? server, $"a server for {protocol} needs \"tls\"", "add \"tls: {mode: ...}\"");
            }

            return true;
        }

        if (given is not { } tls)
        {
            return true;
        }

        bool isHttp = ProtocolWords.IsHttp(protocol);
        string mode = tls.Value.TextOf("mode");
        bool isPassthrough = mode is "" or "PASSTHROUGH" or "AUTO_PASSTHROUGH";
        if (!isHttp || !isPassthrough || tls.Value.FirstOf("caCertificates", "privateKey", "serverCertificate") is not null)
        {
            report.Report(
                Catalogue.UnfittingField, tls.Key, $"\"tls\" does not fit protocol {protocol}", isHttp ? "write \"protocol: HTTPS\", or keep only \"httpsRedirect\"" : "write \"protocol: TLS\" or \"HTTPS\", or remove \"tls\"");
            return false;
        }

        return true;
    }

    private static void CheckHost(YamlNode node, ProofReport report)
    {
        string[] parts = node.Text.Split('/', 2);
        string host = parts[^1];
        if (parts.Length == 2 && parts[0] is not ("*" or ".") && !DnsSyntax.IsLabel(parts[0]))
        {
            report.Report(Catalogue.InvalidObjectHost, node, $"\"{Hints.Shorten(parts[0])}\" is not a valid namespace", "before the \"/\" stands a namespace, \".\" for the own one, or \"*\"");
        }
        else if (host != "*" && !(IpSyntax.IsAddress(host) && host.Contains('.', StringComparison.Ordinal)) && (DnsSyntax.ProblemOfHost(host) ?? ProblemOfFullHost(host)) is { } problem)
        {
            report.Report(Catalogue.InvalidObjectHost, node, $"\"{Hints.Shorten(node.Text)}\" is not a valid host of a Gateway", problem);
        }
    }

    /// <summary>Gateways and Sidecars take neither short names nor parts of a label.</summary>
    public static string? ProblemOfFullHost(string host) =>
        !host.Contains('.', StringComparison.Ordinal) ? "write the host in full, with its domain"
        : host.StartsWith('*') && !host.StartsWith("*.", StringComparison.Ordinal) ? "a wildcard stands alone before the first dot, as in \"*.example.com\""
        : null;
}
