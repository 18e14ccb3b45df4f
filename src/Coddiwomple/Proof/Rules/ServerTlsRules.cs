using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>tls of a Gateway's server: which certificates go with which mode.</summary>
internal static class ServerTlsRules
{
    private static readonly string[] s_files = ["serverCertificate", "privateKey", "caCertificates"];

    public static void Check(YamlNode? tls, ProofReport report)
    {
        if (tls is not YamlMapping)
        {
            return;
        }

        CommonRules.CheckExclusive(tls, report, "credentialName", "credentialNames", "tlsCertificates");
        string mode = tls.TextOf("mode") is { Length: > 0 } given ? given : "PASSTHROUGH";
        YamlEntry? certificate = Given(tls, "serverCertificate", "privateKey", "caCertificates", "credentialName", "credentialNames", "tlsCertificates");
        switch (mode)
        {
            case "ISTIO_MUTUAL" when certificate is not null:
                report.Report(Catalogue.UnfittingField, certificate.Key, $"\"{certificate.Key.Text}\" with tls mode ISTIO_MUTUAL", "Istio brings its own certificates: remove it");
                break;
            case "PASSTHROUGH" or "AUTO_PASSTHROUGH" when (certificate ?? Given(tls, "caCrl")) is { } unused:
                report.Report(Catalogue.IneffectiveSetting, unused.Key, $"\"{unused.Key.Text}\" with tls mode {mode}", "nothing is decrypted here: remove it");
                break;
            case "SIMPLE":
                CheckFiles(tls, mode, s_files[..2], report);
                break;
            case "MUTUAL" or "OPTIONAL_MUTUAL":
                CheckFiles(tls, mode, s_files, report);
                break;
        }

        CheckCrl(tls, mode, report);
        if (tls.TextOf("minProtocolVersion") is "TLSV1_0" or "TLSV1_1" && tls.Field("cipherSuites").Items.IsEmpty && tls.Field("minProtocolVersion") is { } version)
        {
            report.Report(Catalogue.IneffectiveSetting, version, $"{version.Text} without \"cipherSuites\"", "the default ciphers do not work with it: name some that do");
        }
    }

    private static void CheckFiles(YamlNode tls, string mode, IReadOnlyList<string> files, ProofReport report)
    {
        if (Given(tls, "credentialName", "credentialNames", "tlsCertificates") is not null)
        {
            return;
        }

        foreach (string file in files)
        {
            if (tls.TextOf(file).Length == 0)
            {
                report.Report(Catalogue.IncompleteObject, tls.Field("mode") ?? tls, $"tls mode {mode} needs \"{file}\"", $"give {Hints.List(files)}, or \"credentialName\"");
                return;
            }
        }
    }

    private static void CheckCrl(YamlNode tls, string mode, ProofReport report)
    {
        bool hasCredential = tls.TextOf("credentialName").Length > 0;
        if (Given(tls, "caCrl") is { } crl && mode == "SIMPLE" && !hasCredential)
        {
            report.Report(Catalogue.UnfittingField, crl.Key, $"\"caCrl\" with tls mode {mode}", "clients show no certificate in this mode: remove it");
        }
    }

    private static YamlEntry? Given(YamlNode tls, params ReadOnlySpan<string> fields)
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
