using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>ingress of a Sidecar.</summary>
internal static class SidecarIngressRules
{
    private static readonly string[] s_refused = ["subjectAltNames", "credentialName", "credentialNames", "tlsCertificates"];

    public static void Check(YamlNode? ingress, ProofReport report)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode listener in ingress.Items)
        {
            CheckListener(listener, numbers, report);
        }
    }

    private static void CheckListener(YamlNode listener, HashSet<string> numbers, ProofReport report)
    {
        ConnectionPoolRules.Check(listener.Entry("connectionPool"), report);
        if (listener.Field("port") is not YamlMapping port)
        {
            return;
        }

        SidecarRules.CheckPort(port, report);
        if (listener.Field("bind") is not { Text.Length: > 0 } bind || IpSyntax.IsAddress(bind.Text))
        {
            CommonRules.CheckPort(port, "number", report);
        }
        else
        {
            report.Report(Catalogue.InvalidObjectAddress, bind, $"\"{Hints.Shorten(bind.Text)}\" is not an IP address", "ingress listens on IP addresses only");
        }

        if (port.Field("number") is { } number && !numbers.Add(number.Text))
        {
            report.Report(Catalogue.RepeatedInObject, number, $"two listeners on port {number.Text}", "join them");
        }

        if (listener.Field("defaultEndpoint") is { Text.Length: > 0 } endpoint && ProblemOfEndpoint(endpoint.Text) is { } problem)
        {
            report.Report(Catalogue.InvalidObjectAddress, endpoint, $"\"{Hints.Shorten(endpoint.Text)}\" is not a valid default endpoint", problem);
        }

        string protocol = port.TextOf("protocol");
        if (listener.Field("connectionPool").Entry("http") is { } http && !ProtocolWords.IsHttp(protocol))
        {
            report.Report(Catalogue.IneffectiveSetting, http.Key, $"\"http\" settings for {ProtocolWords.Describe(protocol)}", "only \"tcp\" applies");
        }

        if (listener.Entry("tls") is { Value: YamlMapping } tls)
        {
            CheckTls(tls, protocol, report);
        }
    }

    private static void CheckTls(YamlEntry tls, string protocol, ProofReport report)
    {
        if (!ProtocolWords.IsTls(protocol))
        {
            report.Report(Catalogue.UnfittingField, tls.Key, $"\"tls\" does not fit {ProtocolWords.Describe(protocol)}", "write \"protocol: HTTPS\" or \"TLS\", or remove \"tls\"");
        }
        else if (tls.Value.Field("mode") is { Text: "ISTIO_MUTUAL" or "AUTO_PASSTHROUGH" } mode)
        {
            report.Report(Catalogue.UnfittingField, mode, $"tls mode {mode.Text} in a Sidecar", "write SIMPLE or MUTUAL; for Istio's own certificates leave \"tls\" out");
        }
        else if (ServerTlsRules.Given(tls.Value, s_refused) is { } refused)
        {
            report.Report(Catalogue.UnfittingField, refused.Key, $"\"{refused.Key.Text}\" is not supported in a Sidecar", "give \"serverCertificate\" and \"privateKey\"");
        }
        else if (tls.Value.IsTrue("httpsRedirect") && tls.Value.Entry("httpsRedirect") is { } redirect)
        {
            report.Report(Catalogue.UnfittingField, redirect.Key, "\"httpsRedirect\" is not supported in a Sidecar", "it belongs in a Gateway");
        }
        else
        {
            ServerTlsRules.Check(tls.Value, report);
        }
    }

    private static string? ProblemOfEndpoint(string text)
    {
        const string Form = "write 127.0.0.1, 0.0.0.0, [::1] or [::] with a port, a port alone such as :8080, or unix:// with a path";
        if (UnixSyntax.IsUnix(text))
        {
            return UnixSyntax.IsValid(text) ? null : UnixSyntax.Rule;
        }

        int colon = text.LastIndexOf(':');
        if (colon < 0 || text[..colon] is not ("" or "127.0.0.1" or "0.0.0.0" or "[::1]" or "[::]"))
        {
            return Form;
        }

        return PortSyntax.TryParse(text.AsSpan(colon + 1), out _) ? null : "port numbers are 1 to 65535";
    }
}
