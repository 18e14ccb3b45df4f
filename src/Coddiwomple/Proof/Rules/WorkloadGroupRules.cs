using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio demands of a WorkloadGroup: a template without address, labels and a probe.</summary>
internal static class WorkloadGroupRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        EndpointRules.CheckWorkload(item.Spec.Field("template"), isTemplate: true, report);
        CommonRules.CheckLabels(item.Spec.Field("metadata").Field("labels"), report);
        if (item.Spec.Entry("probe") is { Value: YamlMapping probe } entry)
        {
            CheckProbe(entry.Key, probe, report);
        }
    }

    private static void CheckProbe(YamlKey key, YamlMapping probe, ProofReport report)
    {
        if (probe.FirstOf("httpGet", "tcpSocket", "exec", "grpc") is null)
        {
            report.Report(Catalogue.IncompleteObject, key, "a \"probe\" that asks nothing", "give it \"httpGet\", \"tcpSocket\" or \"exec\"");
        }

        YamlNode? http = probe.Field("httpGet");
        if (http.Field("scheme") is { } scheme && scheme.Text is not ("" or "HTTP" or "HTTPS"))
        {
            report.Report(Catalogue.InvalidObjectValue, scheme, $"\"{Hints.Shorten(scheme.Text)}\" is not a value of \"scheme\"", "write \"HTTP\" or \"HTTPS\"");
        }

        foreach (YamlNode header in http.Field("httpHeaders").Items)
        {
            if (HeaderSyntax.ProblemOfProbeName(header.TextOf("name")) is { } problem)
            {
                report.Report(Catalogue.InvalidObjectValue, header.Field("name") ?? header, $"\"{Hints.Shorten(header.TextOf("name"))}\" is not a valid header name", problem);
            }
        }

        if (probe.Entry("exec") is { Value: YamlMapping } exec && exec.Value.Field("command") is YamlSequence { Items.IsEmpty: true } command)
        {
            report.Report(Catalogue.IncompleteObject, command, "an empty \"command\"", "name the program and its arguments");
        }
    }
}
