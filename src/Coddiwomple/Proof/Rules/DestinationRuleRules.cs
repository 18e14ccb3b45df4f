using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of a DestinationRule.</summary>
internal static class DestinationRuleRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        if (spec is YamlMapping mapping && mapping.Entry("host") is null)
        {
            report.Report(Catalogue.IncompleteObject, mapping, "a DestinationRule needs \"host\"", "add \"host:\"");
        }

        CommonRules.CheckHost(spec.Field("host"), "host", report);
        CommonRules.CheckSelector(spec, "workloadSelector", "matchLabels", report);
        TrafficPolicyRules.Check(spec.Entry("trafficPolicy"), item.Namespace, report);
        ServerVerificationRules.Check(spec.Field("trafficPolicy"), report);
        var names = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (YamlNode subset in spec.Field("subsets").Items)
        {
            CheckSubset(subset, item.Namespace, names, report);
        }

        ExportRules.Check(item, report);
    }

    private static void CheckSubset(YamlNode subset, string itsNamespace, Dictionary<string, YamlNode> names, ProofReport report)
    {
        if (subset.Field("name") is { } name)
        {
            if (!DnsSyntax.IsLabel(name.Text))
            {
                report.Report(Catalogue.InvalidObjectValue, name, $"\"{Hints.Shorten(name.Text)}\" is not a valid subset name", "use letters, digits and \"-\", at most 63 characters");
            }
            else if (!names.TryAdd(name.Text, name))
            {
                report.Report(
                    Catalogue.RepeatedInObject, name.Span, $"two subsets \"{name.Text}\"", "every subset has a name of its own", new RelatedPlace(names[name.Text].Span, "the first one"));
            }
        }

        CommonRules.CheckLabels(subset.Field("labels"), report);
        TrafficPolicyRules.Check(subset.Entry("trafficPolicy"), itsNamespace, report);
    }
}
