using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio demands of PeerAuthentication and RequestAuthentication.</summary>
internal static class AuthenticationRules
{
    public static void CheckPeer(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        CommonRules.CheckSelector(spec, "selector", "matchLabels", report);
        if (spec.Entry("portLevelMtls") is not { Value: YamlMapping } ports)
        {
            return;
        }

        if (spec.Field("selector").Field("matchLabels").Entries.IsEmpty)
        {
            report.Report(Catalogue.UnfittingField, ports.Key, "\"portLevelMtls\" without \"selector\"", "ports can only be told apart for selected workloads: add \"selector: {matchLabels: ...}\"");
        }

        foreach (YamlEntry port in ports.Value.Entries)
        {
            if (!PortSyntax.TryParse(port.Key.Text, out _))
            {
                report.Report(Catalogue.ValueOutOfLimits, port.Key, $"\"{Hints.Shorten(port.Key.Text)}\" is not a port number", "port numbers are 1 to 65535");
            }
        }
    }

    public static void CheckRequest(MeshObject item, ProofReport report)
    {
        TargetRules.Check(item.Spec, report);
        foreach (YamlNode rule in item.Spec.Field("jwtRules").Items)
        {
            CheckRule(rule, report);
        }
    }

    private static void CheckRule(YamlNode rule, ProofReport report)
    {
        if (rule is not YamlMapping)
        {
            return;
        }

        if (rule.TextOf("issuer").Length + rule.TextOf("jwksUri").Length + rule.TextOf("jwks_uri").Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, rule.Field("issuer") ?? rule, "a rule needs \"issuer\" or \"jwksUri\"", "add \"issuer:\"");
        }

        CommonRules.CheckExclusive(rule, report, "jwksUri", "jwks_uri", "jwks");
        if (rule.FirstOf("jwksUri", "jwks_uri")?.Value is { Text.Length: > 0 } uri && !IsWebAddress(uri.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, uri, $"\"{Hints.Shorten(uri.Text)}\" is not a URL of keys", "write http:// or https://, a host, perhaps a port number, and a path");
        }

        if (rule.Field("jwks") is { Text.Length: > 0 } keys && KeySetSyntax.FindProblem(keys.Text) is { } wrong)
        {
            report.Report(Catalogue.InvalidObjectValue, keys, "\"jwks\" is not a valid set of keys", wrong);
        }

        foreach (string list in (ReadOnlySpan<string>)["audiences", "fromParams", "fromCookies"])
        {
            foreach (YamlNode text in rule.Field(list).Items.Where(text => text.Text.Length == 0))
            {
                report.Report(Catalogue.InvalidObjectValue, text, $"an empty item of \"{list}\"", "remove it");
            }
        }

        foreach (YamlNode output in rule.Field("outputClaimToHeaders").Items)
        {
            if (output.Field("header") is { } header && HeaderSyntax.ProblemOfPlainName(header.Text) is { } problem)
            {
                report.Report(Catalogue.InvalidObjectValue, header, $"\"{Hints.Shorten(header.Text)}\" is not a valid header name", problem);
            }
        }

        CommonRules.CheckDuration(rule, "timeout", report);
    }

    private static bool IsWebAddress(string text) => UrlSyntax.TryScheme(text, out string scheme) && (scheme is "http" or "https");
}
