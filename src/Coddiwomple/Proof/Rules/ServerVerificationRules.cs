using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>Who may have signed the certificate of a server that is called with TLS, as <c>istioctl analyze</c> asks of a whole rule and of its ports, not of subsets.</summary>
internal static class ServerVerificationRules
{
    public static void Check(YamlNode? policy, ProofReport report)
    {
        CheckTls(policy.Field("tls"), report);
        foreach (YamlNode level in policy.Field("portLevelSettings").Items)
        {
            CheckTls(level.Field("tls"), report);
        }
    }

    // A secret holds the authority too, and no file may stand beside it; who asks for no verification gets none.
    private static void CheckTls(YamlNode? tls, ProofReport report)
    {
        if (tls.Field("mode") is { Text: "SIMPLE" or "MUTUAL" } mode && tls.TextOf("caCertificates").Length == 0 && tls.TextOf("credentialName").Length == 0 && !tls.IsTrue("insecureSkipVerify"))
        {
            report.Report(
                Catalogue.OmittedField,
                mode,
                $"tls mode {mode.Text} without \"caCertificates\"",
                "before Istio 1.21 the server's certificate is not verified then, since then the system's authorities are trusted: name the file of those that you trust");
        }
    }
}
