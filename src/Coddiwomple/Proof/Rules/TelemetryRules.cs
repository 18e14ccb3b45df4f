using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio demands of Telemetry.</summary>
internal static class TelemetryRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        TargetRules.Check(spec, report);
        foreach (YamlNode change in spec.Field("metrics").Items.SelectMany(metric => metric.Field("overrides").Items))
        {
            foreach (YamlEntry tag in change.Field("tagOverrides").Entries)
            {
                CheckTag(tag, report);
            }
        }

        foreach (YamlNode log in spec.Field("accessLogging").Items)
        {
            CheckFilter(log.Entry("filter"), report);
        }

        CheckTracing(spec.Field("tracing"), report);
    }

    private static void CheckTag(YamlEntry tag, ProofReport report)
    {
        if (tag.Value is not YamlMapping)
        {
            return;
        }

        bool isRemoved = tag.Value.TextOf("operation") == "REMOVE";
        if (isRemoved && tag.Value.Entry("value") is { } unused)
        {
            report.Report(Catalogue.UnfittingField, unused.Key, $"\"value\" for tag \"{Hints.Shorten(tag.Key.Text)}\", which is removed", "leave it out, or write \"operation: UPSERT\"");
        }
        else if (!isRemoved && tag.Value.TextOf("value").Length == 0)
        {
            report.Report(Catalogue.IncompleteObject, tag.Value.Field("value") is { } value ? YamlAccess.PlaceOf(value) : tag.Key.Span, $"tag \"{Hints.Shorten(tag.Key.Text)}\" needs \"value\"", "give it an expression, or write \"operation: REMOVE\"");
        }
    }

    private static void CheckFilter(YamlEntry? filter, ProofReport report)
    {
        if (filter is not { Key: var key, Value: YamlMapping given })
        {
            return;
        }

        string expression = given.TextOf("expression");
        if (!ExpressionSyntax.IsValid(expression))
        {
            string said = expression.Length == 0 ? "a \"filter\" without expression" : $"\"{Hints.Shorten(expression)}\" is not a valid expression";
            report.Report(Catalogue.InvalidObjectValue, given.Field("expression") is { } written ? YamlAccess.PlaceOf(written) : key.Span, said, "write CEL, as in: response.code >= 400 || connection.mtls");
        }
    }

    private static void CheckTracing(YamlNode? tracing, ProofReport report)
    {
        if (tracing.Items.Length > 1)
        {
            report.Report(Catalogue.IneffectiveSetting, tracing.Items[1], "a second item of \"tracing\"", "Istio takes one: join them");
        }

        foreach (YamlNode providers in tracing.Items.Select(item => item.Field("providers")).OfType<YamlNode>().Where(list => list.Items.Length > 1))
        {
            report.Report(Catalogue.IneffectiveSetting, providers.Items[1], "a second provider of \"tracing\"", "Istio takes one: keep the one you mean");
        }
    }
}
