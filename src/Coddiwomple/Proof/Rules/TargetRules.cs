using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>Which workloads a policy is for: <c>selector</c> or <c>targetRefs</c>.</summary>
internal static class TargetRules
{
    public static void Check(YamlNode? spec, ProofReport report)
    {
        CommonRules.CheckExclusive(spec, report, "selector", "targetRef", "targetRefs");
        CommonRules.CheckSelector(spec, "selector", "matchLabels", report);
        CheckReference(spec.Field("targetRef"), report);
        foreach (YamlNode reference in spec.Field("targetRefs").Items)
        {
            CheckReference(reference, report);
        }
    }

    private static void CheckReference(YamlNode? reference, ProofReport report)
    {
        if (reference is not YamlMapping)
        {
            return;
        }

        string kind = $"{reference.TextOf("group")}/{reference.TextOf("kind")}";
        if (kind is not ("/Service" or "core/Service" or "networking.istio.io/ServiceEntry" or "gateway.networking.k8s.io/Gateway" or "gateway.networking.k8s.io/GatewayClass"))
        {
            report.Report(
                Catalogue.InvalidObjectValue,
                reference.Field("kind") ?? reference,
                $"a policy cannot target \"{Hints.Shorten(kind)}\"",
                "it targets a Service (group \"\"), a ServiceEntry (group networking.istio.io) or a Gateway (group gateway.networking.k8s.io)");
        }
    }
}
