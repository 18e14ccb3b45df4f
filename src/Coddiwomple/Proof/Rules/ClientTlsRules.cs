using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>tls of a trafficPolicy: which certificates go with which mode.</summary>
internal static class ClientTlsRules
{
    private const string ConfigMap = "configmap://";

    public static void Check(YamlNode? tls, string itsNamespace, ProofReport report)
    {
        CheckConfigMap(tls.Field("credentialName"), itsNamespace, report);
        string mode = tls.TextOf("mode");
        bool hasCredential = tls.TextOf("credentialName").Length > 0;
        if (tls.IsTrue("insecureSkipVerify"))
        {
            YamlEntry? given = mode switch
            {
                "SIMPLE" => ServerTlsRules.Given(tls, "caCertificates", "credentialName", "subjectAltNames"),
                "MUTUAL" => ServerTlsRules.Given(tls, "caCertificates", "subjectAltNames"),
                _ => null,
            };
            if (given is { } verified)
            {
                report.Report(
                    Catalogue.ConflictingFields, verified.Key, $"\"{verified.Key.Text}\" together with \"insecureSkipVerify: true\"", "nothing is verified then: keep one of the two");
            }
        }

        if (mode is "SIMPLE" or "MUTUAL" && hasCredential)
        {
            if (ServerTlsRules.Given(tls, "clientCertificate", "caCertificates", "privateKey", "caCrl") is { } file)
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

    // Certificates of others can stand in a ConfigMap, which must be beside the rule.
    private static void CheckConfigMap(YamlNode? name, string itsNamespace, ProofReport report)
    {
        if (name is not null && name.Text.StartsWith(ConfigMap, StringComparison.Ordinal) && name.Text[ConfigMap.Length..].Split('/') is [var space, _, ..] && space != itsNamespace)
        {
            report.Report(Catalogue.InvalidObjectValue, name, $"the ConfigMap \"{Hints.Shorten(name.Text)}\" is in another namespace", $"it must be in the rule's own, \"{itsNamespace}\"");
        }
    }
}
