using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What Istio's webhook demands of a VirtualService as a whole.</summary>
internal static class VirtualServiceRules
{
    private const string Mesh = "mesh";

    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? spec = item.Spec;
        YamlNode? hosts = spec.Field("hosts");
        bool isDelegate = hosts.Items.IsEmpty;
        if (isDelegate)
        {
            CheckDelegate(spec, report);
        }

        CheckGatewayNames(spec.Field("gateways"), report);
        bool isAtGateway = IsAtGateway(spec);
        CheckHosts(hosts, isAtGateway, HasSniHosts(spec), report);
        if (spec.FirstOf("http", "tls", "tcp") is not { } routes || routes.Value.Items.IsEmpty && spec.Field("http").Items.IsEmpty && spec.Field("tls").Items.IsEmpty && spec.Field("tcp").Items.IsEmpty)
        {
            report.Report(Catalogue.IncompleteObject, spec ?? item.Root, "a VirtualService without routes", "give it \"http\", \"tls\" or \"tcp\"");
        }

        foreach (YamlNode route in spec.Field("http").Items)
        {
            HttpRouteRules.Check(route, isDelegate, isAtGateway, report);
        }

        L4RouteRules.Check(spec, isAtGateway || spec.Field("gateways").Items.IsEmpty, report);
        ExportRules.Check(item, report);
        RouteOrderRules.Check(spec, report);
    }

    /// <summary>Names of gateways: <c>namespace/name</c>, a name, or <c>mesh</c>. What stands behind the first name without namespace istiod does not look at.</summary>
    public static void CheckGatewayNames(YamlNode? gateways, ProofReport report)
    {
        DiagnosticDescriptor invalid = Catalogue.InvalidObjectValue;
        foreach (YamlNode gateway in gateways.Items)
        {
            string[] parts = gateway.Text.Split('/', 2);
            if (parts.Length == 2)
            {
                if (!DnsSyntax.IsLabel(parts[0]) || !DnsSyntax.IsLabel(parts[1]))
                {
                    report.Report(invalid, gateway, $"\"{Hints.Shorten(gateway.Text)}\" is not a valid gateway", "write namespace/name, or \"mesh\" for calls inside the mesh");
                }

                continue;
            }

            if (DnsSyntax.ProblemOfFullName(gateway.Text) is { } problem)
            {
                report.Report(invalid, gateway, $"\"{Hints.Shorten(gateway.Text)}\" is not a valid gateway", problem);
            }
            else if (gateway.Text.Split('.') is [var name, var space, ..])
            {
                report.Report(Catalogue.DeprecatedObjectField, gateway, $"\"{Hints.Shorten(gateway.Text)}\" is an old way to name a gateway", $"write \"{space}/{name}\"");
            }

            invalid = Catalogue.IneffectiveSetting;
        }
    }

    /// <summary>It applies at gateways only.</summary>
    private static bool IsAtGateway(YamlNode? spec)
    {
        YamlNode? gateways = spec.Field("gateways");
        foreach (YamlNode gateway in gateways.Items)
        {
            if (gateway.Text == Mesh)
            {
                return false;
            }
        }

        return !gateways.Items.IsEmpty;
    }

    private static void CheckDelegate(YamlNode? spec, ProofReport report)
    {
        foreach (string field in (ReadOnlySpan<string>)["gateways", "tls", "tcp"])
        {
            if (spec.Entry(field) is { Value: YamlSequence { Items.Length: > 0 } } entry)
            {
                report.Report(Catalogue.UnfittingField, entry.Key, $"\"{field}\" in a VirtualService without hosts", "without hosts it is a delegate, which has http routes only: add \"hosts:\" if it is none");
            }
        }
    }

    private static void CheckHosts(YamlNode? hosts, bool isAtGateway, bool hasSniHosts, ProofReport report)
    {
        bool isRight = true;
        foreach (YamlNode host in hosts.Items)
        {
            string? problem = IpSyntax.IsAddress(host.Text) ? null
                : isAtGateway ? DnsSyntax.ProblemOfGatewayHost(host.Text, hasSniHosts)
                : host.Text == "*" ? "only VirtualServices at gateways may stand for every host"
                : DnsSyntax.ProblemOfHost(host.Text);
            if (problem is not null)
            {
                isRight = false;
                report.Report(Catalogue.InvalidObjectHost, host, $"\"{Hints.Shorten(host.Text)}\" is not a valid host", problem);
            }
        }

        for (int i = 0; isRight && i < hosts.Items.Length; i++)
        {
            YamlNode host = hosts.Items[i];
            if (hosts.Items.Take(i).FirstOrDefault(other => DnsSyntax.Overlap(other.Text, host.Text)) is { } first)
            {
                report.Report(
                    Catalogue.RepeatedInObject,
                    host.Span,
                    first.Text == host.Text ? $"\"{host.Text}\" is in \"hosts\" twice" : $"\"{host.Text}\" and \"{first.Text}\" in \"hosts\" overlap",
                    "keep one of them",
                    new RelatedPlace(first.Span, "the first one"));
            }
        }
    }

    private static bool HasSniHosts(YamlNode? spec) =>
        spec.Field("tls").Items.Any(route => route.Field("match").Items.Any(match => !match.Field("sniHosts").Items.IsEmpty));
}
