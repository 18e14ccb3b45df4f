using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What an EnvoyFilter patches in: of Envoy's own types only what istiod refuses or warns of without knowing each, names that are no text and types that are gone; and configuration without a type.</summary>
internal static class EnvoyValueRules
{
    private const string TypeField = "@type";

    private static readonly string[] s_extensionKinds = ["NETWORK_FILTER", "HTTP_FILTER", "LISTENER_FILTER", "EXTENSION_CONFIG"];

    public static void Check(YamlNode? value, string applyTo, ProofReport report)
    {
        if (value.Field("name") is { } name && name is not YamlScalar { IsPlain: false } && (name is not YamlScalar scalar || PlainValue.KindOf(scalar) is not (ValueKind.Text or ValueKind.Null)))
        {
            report.Report(Catalogue.WrongObjectType, name, "\"name\" must be text", name is YamlScalar ? $"quote it: \"{Hints.Shorten(name.Text)}\"" : null);
        }

        CheckTypes(value, report);
        if (value is YamlMapping extension && s_extensionKinds.Contains(applyTo))
        {
            CheckConfig(extension, report);
        }
    }

    // A filter whose configuration comes from elsewhere says where from instead.
    private static void CheckConfig(YamlMapping extension, ProofReport report)
    {
        if (extension.FirstOf("typed_config", "typedConfig", "config_discovery", "configDiscovery") is null)
        {
            report.Report(
                Catalogue.DeprecatedObjectField,
                extension.Field("name") ?? extension,
                "a filter without \"typed_config\"",
                "add \"typed_config:\" with the \"@type\" of the filter: since Istio 1.19 Envoy does not find it by its name");
        }
    }

    private static void CheckTypes(YamlNode? node, ProofReport report)
    {
        foreach (YamlEntry entry in node.Entries)
        {
            if (entry.Key.Text == TypeField && entry.Value is YamlScalar type)
            {
                CheckType(type, report);
            }

            CheckTypes(entry.Value, report);
        }

        foreach (YamlNode item in node.Items)
        {
            CheckTypes(item, report);
        }
    }

    private static void CheckType(YamlScalar type, ProofReport report)
    {
        string name = type.Text[(type.Text.LastIndexOf('/') + 1)..];
        bool isOld = name.StartsWith("envoy.", StringComparison.Ordinal) && (name.Contains(".v2.", StringComparison.Ordinal) || name.Contains(".v2alpha", StringComparison.Ordinal) || name.StartsWith("envoy.api.v2", StringComparison.Ordinal));
        if (isOld)
        {
            report.Report(Catalogue.InvalidObjectValue, type, $"\"{Hints.Shorten(name)}\" belongs to version 2 of Envoy's API, which is gone", "name its successor of version 3, which often begins with envoy.extensions");
        }
        else if (!type.Text.Contains('/', StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal))
        {
            report.Report(Catalogue.InvalidObjectValue, type, $"\"{Hints.Shorten(type.Text)}\" is not a type of Envoy", "write type.googleapis.com/ and the full name of the type");
        }
    }
}
