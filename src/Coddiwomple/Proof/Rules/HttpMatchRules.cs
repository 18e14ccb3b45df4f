using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>A match of an http route.</summary>
internal static class HttpMatchRules
{
    public static void Check(YamlNode match, bool isAtGateway, ProofReport report)
    {
        foreach (string field in (ReadOnlySpan<string>)["headers", "withoutHeaders"])
        {
            foreach (YamlEntry header in match.Field(field).Entries)
            {
                CheckHeader(header, isAtGateway, report);
                if (field == "headers" || header.Value.TextOf("regex") != "*")
                {
                    CheckText(header.Value, mayBeEmpty: false, report);
                }
            }
        }

        foreach (YamlEntry parameter in match.Field("queryParams").Entries)
        {
            CheckText(parameter.Value, mayBeEmpty: false, report);
        }

        CheckText(match.Field("uri"), mayBeEmpty: true, report);
        CheckText(match.Field("scheme"), mayBeEmpty: false, report);
        CheckText(match.Field("method"), mayBeEmpty: false, report);
        CheckText(match.Field("authority"), mayBeEmpty: false, report);
        if (match.Number("port") is not 0)
        {
            CommonRules.CheckPort(match, "port", report);
        }

        CommonRules.CheckLabels(match.Field("sourceLabels"), report);
        VirtualServiceRules.CheckGatewayNames(match.Field("gateways"), report);
        if (match.Field("sourceNamespace") is { Text.Length: > 0 } space && !DnsSyntax.IsLabel(space.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, space, $"\"{Hints.Shorten(space.Text)}\" is not a valid namespace", "use letters, digits and \"-\"");
        }
    }

    /// <summary>exact, prefix or regex; an empty prefix says nothing, but for paths Envoy takes it.</summary>
    private static void CheckText(YamlNode? match, bool mayBeEmpty, ProofReport report)
    {
        if (match.Field("prefix") is { Text: "" } prefix && !mayBeEmpty)
        {
            report.Report(Catalogue.InvalidObjectValue, prefix, "an empty prefix", "leave the match out, or give it a value");
        }

        CommonRules.CheckRegex(match.Field("regex"), report);
    }

    private static void CheckHeader(YamlEntry header, bool isAtGateway, ProofReport report)
    {
        string name = header.Key.Text;
        if (HeaderSyntax.IsClaim(name))
        {
            if (!isAtGateway)
            {
                report.Report(Catalogue.UnfittingField, header.Key, $"\"{Hints.Shorten(name)}\" is matched inside the mesh", "claims of a token can only be matched at gateways: name them in \"gateways\", without \"mesh\"");
            }
        }
        else if (HeaderSyntax.ProblemOfMatchedName(name) is { } problem)
        {
            report.Report(Catalogue.InvalidObjectValue, header.Key, $"\"{Hints.Shorten(name)}\" is not a valid header name", problem);
        }
    }
}
