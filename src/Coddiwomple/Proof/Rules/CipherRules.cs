using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>cipherSuites and minProtocolVersion of a server: istiod leaves out what it does not know, so these are warnings.</summary>
internal static class CipherRules
{
    private static readonly string[] s_known =
    [
        "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305",
        "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA", "ECDHE-RSA-AES256-SHA", "AES128-GCM-SHA256", "AES256-GCM-SHA384",
        "AES128-SHA", "AES256-SHA", "DES-CBC3-SHA",
    ];

    public static void Check(YamlNode tls, ProofReport report)
    {
        YamlNode? suites = tls.Field("cipherSuites");
        if (tls.Field("minProtocolVersion") is { Text: "TLSV1_0" or "TLSV1_1" } version && suites.Items.IsEmpty)
        {
            report.Report(Catalogue.IneffectiveSetting, version, $"{version.Text} without \"cipherSuites\"", "the default ciphers do not work with it: name some that do");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode suite in suites.Items)
        {
            // Operators such as "-" and "+" begin expressions of the library, which nobody reads here.
            bool isName = suite.Text.Length > 0 && suite.Text != "ALL" && char.IsLetterOrDigit(suite.Text[0]);
            if (isName && !s_known.Contains(suite.Text))
            {
                report.Report(Catalogue.IneffectiveSetting, suite, $"unknown cipher \"{Hints.Shorten(suite.Text)}\" is left out", Hints.DidYouMean(suite.Text, s_known, "ciphers"));
            }
            else if (!seen.Add(suite.Text))
            {
                report.Report(Catalogue.IneffectiveSetting, suite, $"cipher \"{Hints.Shorten(suite.Text)}\" is given twice", "keep one of them");
            }
        }
    }
}
