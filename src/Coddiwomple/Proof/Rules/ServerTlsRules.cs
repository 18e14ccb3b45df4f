using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>tls of a Gateway's server or of a Sidecar's listener: which certificates go with which mode.</summary>
internal static class ServerTlsRules
{
    private static readonly string[] s_pair = ["serverCertificate", "privateKey"];
    private static readonly string[] s_secrets = ["credentialName", "credentialNames"];
    private static readonly string[] s_certificates = [.. s_pair, "caCertificates", .. s_secrets, "tlsCertificates"];

    public static void Check(YamlNode? tls, ProofReport report)
    {
        if (tls is not YamlMapping)
        {
            return;
        }

        CipherRules.Check(tls, report);
        string mode = tls.TextOf("mode") is { Length: > 0 } given ? given : "PASSTHROUGH";
        if (mode == "ISTIO_MUTUAL")
        {
            if (Given(tls, s_certificates) is { } certificate)
            {
                report.Report(Catalogue.UnfittingField, certificate.Key, $"\"{certificate.Key.Text}\" with tls mode ISTIO_MUTUAL", "Istio brings its own certificates: remove it");
            }

            return;
        }

        CheckSources(tls, report);
        bool decrypts = mode is "SIMPLE" or "MUTUAL" or "OPTIONAL_MUTUAL";
        if (!decrypts && Given(tls, [.. s_certificates, "caCrl"]) is { } unused)
        {
            report.Report(Catalogue.IneffectiveSetting, unused.Key, $"\"{unused.Key.Text}\" with tls mode {mode}", "nothing is decrypted here: remove it");
        }

        if (decrypts && Given(tls, s_secrets) is null)
        {
            CheckFiles(tls, mode, report);
        }
        else if (!decrypts && Given(tls, "caCrl") is { } list && tls.TextOf("credentialName").Length > 0)
        {
            report.Report(Catalogue.ConflictingFields, list.Key, "\"caCrl\" together with \"credentialName\"", "a revocation list stands in the secret itself: remove it");
        }
    }

    /// <summary>The first of these fields that says something.</summary>
    public static YamlEntry? Given(YamlNode? tls, params ReadOnlySpan<string> fields)
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

    private static void CheckSources(YamlNode tls, ProofReport report)
    {
        CommonRules.CheckExclusive(tls, report, "credentialName", "credentialNames", "tlsCertificates");
        bool hasPair = tls.TextOf("serverCertificate").Length > 0 && tls.TextOf("privateKey").Length > 0;
        if (hasPair && Given(tls, "credentialName", "credentialNames", "tlsCertificates") is { } other)
        {
            report.Report(
                Catalogue.ConflictingFields,
                other.Key,
                $"\"{other.Key.Text}\" together with \"serverCertificate\"",
                "certificates come from files or from a secret: keep one of the two");
        }
    }

    private static void CheckFiles(YamlNode tls, string mode, ProofReport report)
    {
        YamlNode place = tls.Field("mode") ?? tls;
        bool needsAuthority = mode != "SIMPLE" && tls.TextOf("caCertificates").Length == 0;
        if (Given(tls, "tlsCertificates") is { } certificates)
        {
            foreach (YamlNode certificate in certificates.Value.Items)
            {
                CheckPair(certificate, certificate, "an item of \"tlsCertificates\"", "give both files of the certificate", report);
            }
        }
        else if (CheckPair(tls, place, $"tls mode {mode}", $"give {Hints.List(mode == "SIMPLE" ? s_pair : [.. s_pair, "caCertificates"])}, or \"credentialName\"", report))
        {
            return;
        }

        if (needsAuthority)
        {
            report.Report(Catalogue.IncompleteObject, place, $"tls mode {mode} needs \"caCertificates\"", "give the certificates that clients are checked against, or \"credentialName\"");
        }

        if (mode == "SIMPLE" && Given(tls, "caCrl") is { } list)
        {
            report.Report(Catalogue.UnfittingField, list.Key, "\"caCrl\" with tls mode SIMPLE", "clients show no certificate in this mode: remove it");
        }
    }

    private static bool CheckPair(YamlNode owner, YamlNode place, string name, string hint, ProofReport report)
    {
        if (Array.Find(s_pair, file => owner.TextOf(file).Length == 0) is { } missing)
        {
            report.Report(Catalogue.IncompleteObject, place, $"{name} needs \"{missing}\"", hint);
            return true;
        }

        return false;
    }
}
