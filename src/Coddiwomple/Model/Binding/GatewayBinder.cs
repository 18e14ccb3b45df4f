using System.Net;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the <c>gateways</c> of a cluster, gives them by name.</summary>
internal static class GatewayBinder
{
    private const int SniPort = 15443;

    // Istio wants the name of a Gateway object to be a DNS label.
    private static readonly int s_longestName = NameSyntax.LongestLabel - Gateway.ObjectPrefix.Length;

    public static ReadOnlyArray<Gateway> Bind(ReadOnlyArray<GatewayDocument> documents, Mesh mesh, DiagnosticBag diagnostics)
    {
        var gateways = new ByName<Gateway>();
        foreach (GatewayDocument document in documents)
        {
            Gateway gateway = BindOne(document, mesh, diagnostics);
            if (gateways.Add(gateway.Name, gateway) is { } first)
            {
                diagnostics.Report(
                    Catalogue.DuplicateGateway,
                    gateway.Span,
                    $"a second gateway \"{gateway.Name}\" in the same cluster",
                    "give each gateway its own name; several addresses of one gateway go into its \"addresses\"",
                    new RelatedPlace(first.Span, "the first is here"));
            }
        }

        return gateways.ToSorted();
    }

    private static Gateway BindOne(GatewayDocument document, Mesh mesh, DiagnosticBag diagnostics)
    {
        if (document.Name is { } name && Values.IsName(name, "gateway", diagnostics) && name.Value.Length > s_longestName && document.Manage is not { Value: false })
        {
            diagnostics.Report(
                Catalogue.NameTooLong,
                name.Span,
                $"gateway \"{name.Value}\" has {name.Value.Length} characters",
                $"at most {s_longestName} are possible: the Gateway object is called \"{Gateway.ObjectPrefix}\" and this name");
        }

        if (document.Namespace is { } nameSpace)
        {
            Values.IsName(nameSpace, "namespace", diagnostics);
        }

        var addresses = new ArrayBuilder<GatewayAddress>(document.Addresses.Length);
        foreach (Located<string> address in document.Addresses)
        {
            if (BindAddress(address, diagnostics) is { } bound)
            {
                addresses.Add(bound);
            }
        }

        return new Gateway(
            document.Name?.Span ?? ShapeProblems.FirstLine(document.Span),
            document.Name?.Value ?? "eastwest",
            addresses.ToReadOnly(),
            Values.Port(document.Port, SniPort, diagnostics),
            document.Namespace?.Value ?? mesh.Namespace,
            Values.Labels(document.Selector, Labels.Of("istio", "eastwestgateway"), "the gateway", diagnostics),
            document.Manage?.Value ?? true);
    }

    private static GatewayAddress? BindAddress(Located<string> given, DiagnosticBag diagnostics)
    {
        string text = given.Value;
        if (AddressSyntax.TryParseIpv4(text, out uint ipv4))
        {
            return RefuseUnreachable(ipv4 == 0 || ipv4 >> 24 == 127 || ipv4 >> 28 == 14 || ipv4 == uint.MaxValue, given, diagnostics);
        }

        if (AddressSyntax.TryParseIpv6(text, out IPAddress? ipv6))
        {
            return RefuseUnreachable(IPAddress.IsLoopback(ipv6) || ipv6.IsIPv6Multicast || ipv6.Equals(IPAddress.IPv6Any), given, diagnostics);
        }

        string host = text.EndsWith('.') ? text[..^1] : text;
        if (NameSyntax.IsHostName(host))
        {
            return new GatewayAddress(host, IsIp: false, given.Span);
        }

        diagnostics.Report(Catalogue.InvalidAddress, given.Span, $"\"{text}\" is not an address", HintFor(text));
        return null;
    }

    private static GatewayAddress? RefuseUnreachable(bool isUnreachable, Located<string> given, DiagnosticBag diagnostics)
    {
        if (!isUnreachable)
        {
            return new GatewayAddress(given.Value, IsIp: true, given.Span);
        }

        diagnostics.Report(
            Catalogue.InvalidAddress, given.Span, $"\"{given.Value}\" is no address that another cluster can reach", "give the address of the gateway's load balancer or node");
        return null;
    }

    private static string HintFor(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return "leave out the scheme: an address is an IP or a DNS name alone";
        }

        if (text.StartsWith('['))
        {
            return "write IPv6 addresses without brackets, and the port under \"port\"";
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && colon == text.LastIndexOf(':') && NameSyntax.IsDigits(text[(colon + 1)..]))
        {
            return "write the port under \"port\"";
        }

        return text.Contains('*', StringComparison.Ordinal)
            ? "a wildcard is no address: name the host itself"
            : "write an IPv4 address without leading zeros, an IPv6 address without brackets, or a DNS name";
    }
}
