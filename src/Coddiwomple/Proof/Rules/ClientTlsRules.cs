using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>tls of a trafficPolicy: which certificates go with which mode.</summary>
internal static class ClientTlsRules
{
    public static void Check(YamlNode? tls, ProofReport report)
    {
        string mode = tls.TextOf("mode");
        bool hasCredential = tls.TextOf("credentialName").Length > 0;
        if (tls.IsTrue("insecureSkipVerify"))
        {
            YamlEntry? verified = mode switch
            {
                "SIMPLE" => Given(tls, "caCertificates", "credentialName", "subjectAltNames"),
                "MUTUAL" => Given(tls, "caCertificates", "subjectAltNames"),
                _ => null,
            };
            if (verified is not null)
            {
                report.Report(
                    Catalogue.ConflictingFields, verified.Key, $"\"{verified.Key.Text}\" together with \"insecureSkipVerify: true\"", "nothing is verified then: keep one of the two");
            }
        }

        if (mode is "SIMPLE" or "MUTUAL" && hasCredential)
        {
            if (Given(tls, "clientCertificate", "caCertificates", "privateKey", "caCrl") is { } file)
            {
                report.Report(Catalogue.ConflictingFields, file.Key, $"\"{file.Key.Text}\" together with \"credentialName\"", "certificates come from files or from a secret: keep one of the two");
            }
        }
        else if (mode == "MUTUAL")
        {
            foreach (string name in (ReadOnlySpan<string>)["clientCertificate", "privateKey"])
            {
                if (tls.TextOf(name).Length == 0 && tls is not null)
                {
                    report.Report(Catalogue.IncompleteObject, tls.Field("mode") ?? tls, $"tls mode MUTUAL needs \"{name}\"", "give the certificate's files or \"credentialName\"; for Istio's own certificates write \"mode: ISTIO_MUTUAL\"");
                    break;
                }
            }
        }
    }

    private static YamlEntry? Given(YamlNode? tls, params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
        {
            if (tls.Entry(field) is { } entry && (entry.Value.Text.Length > 0 || !entry.Value.Items.IsEmpty))
            {
                return entry;
            }
        }

        return null;
    }
}
