using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio demands of WasmPlugin and TrafficExtension.</summary>
internal static class ExtensionRules
{
    public static void CheckWasm(MeshObject item, ProofReport report)
    {
        TargetRules.Check(item.Spec, report);
        CheckModule(item.Spec, report);
    }

    public static void CheckTraffic(MeshObject item, ProofReport report)
    {
        TargetRules.Check(item.Spec, report);
        CheckModule(item.Spec.Field("wasm"), report);
        if (item.Spec is YamlMapping spec && spec.FirstOf("wasm", "lua") is null)
        {
            report.Report(Catalogue.IncompleteObject, spec, "a TrafficExtension without \"wasm\" and \"lua\"", "give it one of them");
        }
    }

    private static void CheckModule(YamlNode? module, ProofReport report)
    {
        if (module.Field("url") is { Text.Length: > 0 } url && !IsModuleUrl(url.Text))
        {
            report.Report(Catalogue.InvalidObjectValue, url, $"\"{Hints.Shorten(url.Text)}\" is not the URL of a module", "begin with oci://, https://, http:// or file://; without any of them it is an image");
        }

        var names = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (YamlNode variable in module.Field("vmConfig").Field("env").Items)
        {
            if (variable.Field("name") is { Text.Length: > 0 } name && !names.TryAdd(name.Text, name))
            {
                report.Report(
                    Catalogue.RepeatedInObject, name.Span, $"two variables \"{Hints.Shorten(name.Text)}\"", "keep one of them", new RelatedPlace(names[name.Text].Span, "the first one"));
            }

            if (variable.TextOf("valueFrom") == "HOST" && variable.Entry("value") is { } value)
            {
                report.Report(Catalogue.UnfittingField, value.Key, "\"value\" together with \"valueFrom: HOST\"", "the host's value is taken: keep one of the two");
            }
        }
    }

    // Without a path Go takes the beginning of an image's name for a scheme, or for no URL at all; Istio tries once more as a host then.
    private static bool IsModuleUrl(string text) =>
        UrlSyntax.TryScheme(text, out string scheme) && (scheme.Length > 0 || text.StartsWith('/')) ? scheme is "" or "file" or "http" or "https" or "oci" : UrlSyntax.TryScheme($"http://{text}", out _);
}
