using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>An http route of a VirtualService: what goes together, where it leads.</summary>
internal static class HttpRouteRules
{
    public static void Check(YamlNode route, bool isDelegate, bool isAtGateway, ProofReport report)
    {
        CheckTogether(route, isDelegate, report);
        foreach (YamlNode match in route.Field("match").Items)
        {
            HttpMatchRules.Check(match, isAtGateway, report);
        }

        HeaderRules.Check(route, report);
        HttpActionRules.Check(route, report);
        CheckMirrors(route, report);
        CommonRules.CheckDuration(route, "timeout", report);
        foreach (YamlNode item in route.Field("route").Items)
        {
            HeaderRules.Check(item, report);
        }

        DestinationRules.CheckList(route.Field("route"), report);
    }

    private static void CheckTogether(YamlNode route, bool isDelegate, ProofReport report)
    {
        if (route.Entry("delegate") is { } delegated)
        {
            if (isDelegate)
            {
                report.Report(Catalogue.UnfittingField, delegated.Key, "\"delegate\" in a VirtualService without hosts", "a delegate cannot delegate further");
            }
            else
            {
                CommonRules.CheckExclusive(route, report, "delegate", "redirect");
                CommonRules.CheckExclusive(route, report, "delegate", "route");
                return;
            }
        }

        bool hasRoute = !route.Field("route").Items.IsEmpty;
        if (route.FirstOf("redirect", "directResponse") is { } answer)
        {
            CommonRules.CheckExclusive(route, report, "redirect", "directResponse");
            foreach (string other in (ReadOnlySpan<string>)["route", "fault", "rewrite"])
            {
                if (other != "route" || hasRoute)
                {
                    CommonRules.CheckExclusive(route, report, answer.Key.Text, other);
                }
            }
        }
        else if (!hasRoute)
        {
            report.Report(Catalogue.IncompleteObject, route, "an http route that leads nowhere", "give it \"route\", \"redirect\" or \"directResponse\"");
        }

        if (!route.Field("mirrors").Items.IsEmpty)
        {
            CommonRules.CheckExclusive(route, report, "mirror", "mirrors");
        }
    }

    private static void CheckMirrors(YamlNode route, ProofReport report)
    {
        DestinationRules.Check(route.Field("mirror"), report);
        foreach (YamlNode mirror in route.Field("mirrors").Items)
        {
            DestinationRules.Check(mirror.Field("destination"), report);
            CheckPercentage(mirror.Field("percentage"), report);
        }

        CheckPercentage(route.Field("mirrorPercentage"), report);
        foreach (string old in (ReadOnlySpan<string>)["mirrorPercent", "mirror_percent"])
        {
            if (route.Entry(old) is { } entry)
            {
                report.Report(Catalogue.DeprecatedObjectField, entry.Key, $"\"{old}\" is deprecated", "write \"mirrorPercentage: {value: ...}\"");
                if (route.Number(old) > 100)
                {
                    report.Report(Catalogue.ValueOutOfLimits, entry.Value, $"\"{old}\" cannot be {entry.Value.Text}", "percentages are 0 to 100");
                }
            }
        }
    }

    private static void CheckPercentage(YamlNode? percentage, ProofReport report)
    {
        if (percentage.Field("value") is { } value && Syntax.PlainValue.TryNumber(value.Text, out double number) && number is < 0 or > 100)
        {
            report.Report(Catalogue.ValueOutOfLimits, value, $"\"value\" cannot be {value.Text}", "percentages are 0 to 100");
        }
    }
}
