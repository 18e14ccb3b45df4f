using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes <c>mesh.addresses</c> and pinned addresses, gives the pool of virtual IPs; refuses what sidecars would not capture.</summary>
internal static class AddressPoolBinder
{
    private static readonly (uint Network, int PrefixLength, string Reason)[] Refused =
    [
        (0x00000000, 8, "0.0.0.0/8 means \"this host\" and is never routed"),
        (0x7F000000, 8, "127.0.0.0/8 is loopback: traffic to it may end at the sidecar itself"),
        (0xA9FE0000, 16, "169.254.0.0/16 is link-local, where clouds keep their metadata servers"),
        (0xE0000000, 4, "224.0.0.0/4 is multicast: sidecars do not capture it"),
        (0xF0F00000, 16, "240.240.0.0/16 is what Istio itself hands out"),
        (0xFFFFFFFF, 32, "255.255.255.255 is broadcast"),
    ];

    public static AddressPool Bind(MeshDocument document, DiagnosticBag diagnostics)
    {
        AssignMode assign = Values.Choose(document.AssignAddresses, ["all", "tcp", "none"], "assign", diagnostics) switch
        {
            "tcp" => AssignMode.Tcp,
            "none" => AssignMode.None,
            _ => AssignMode.All,
        };
        SourceSpan span = (document.AddressRange ?? document.AssignAddresses)?.Span ?? document.Span;
        (uint network, int prefixLength) = ReadRange(document.AddressRange, diagnostics);
        return new AddressPool(network, prefixLength, assign, span);
    }

    /// <summary>Reports a pinned address that cannot be a virtual IP.</summary>
    public static bool IsUsable(Located<string> pinned, DiagnosticBag diagnostics)
    {
        if (!AddressSyntax.TryParseIpv4(pinned.Value, out uint address))
        {
            diagnostics.Report(
                Catalogue.InvalidVirtualAddress, pinned.Span, $"\"{pinned.Value}\" is not an IPv4 address", "write four numbers from 0 to 255, like 240.64.0.1");
            return false;
        }

        string? reason = (address & 255) is 0 or 255 ? "addresses that end in 0 or 255 are not used, some systems drop them" : FindRefusal(address, address);
        if (reason is not null)
        {
            diagnostics.Report(Catalogue.InvalidVirtualAddress, pinned.Span, $"\"{pinned.Value}\" cannot be a virtual IP", reason);
        }

        return reason is null;
    }

    private static (uint Network, int PrefixLength) ReadRange(Located<string>? range, DiagnosticBag diagnostics)
    {
        (uint, int) fallback = (0xF0400000, 16);
        if (range is not { } given)
        {
            return fallback;
        }

        string[] parts = given.Value.Split('/');
        if (parts.Length != 2
            || !AddressSyntax.TryParseIpv4(parts[0], out uint address)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || length > 32)
        {
            diagnostics.Report(Catalogue.InvalidAddressRange, given.Span, $"\"{given.Value}\" is not an IPv4 range", "write it like 240.64.0.0/16");
            return fallback;
        }

        uint mask = length == 0 ? 0 : uint.MaxValue << (32 - length);
        if ((address & ~mask) != 0)
        {
            diagnostics.Report(
                Catalogue.InvalidAddressRange,
                given.Span,
                $"\"{given.Value}\" has bits behind its prefix",
                string.Create(CultureInfo.InvariantCulture, $"did you mean {AddressSyntax.Format(address & mask)}/{length}?"));
            return fallback;
        }

        uint last = address | ~mask;
        string? reason = length > 30 ? "it has too few addresses: take at least a /30" : FindRefusal(address, last);
        if (reason is null)
        {
            return (address, length);
        }

        diagnostics.Report(Catalogue.InvalidAddressRange, given.Span, $"virtual IPs cannot come from \"{given.Value}\"", reason);
        return fallback;
    }

    private static string? FindRefusal(uint first, uint last)
    {
        foreach ((uint network, int length, string reason) in Refused)
        {
            uint end = length == 32 ? network : network | (uint.MaxValue >> length);
            if (first <= end && last >= network)
            {
                return reason;
            }
        }

        return null;
    }
}
