using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Coddiwomple.Model.Binding;

/// <summary>IP addresses as topologies may write them; stricter than .NET's parser, which also takes <c>010.1</c> or <c>[::1]:80</c>.</summary>
internal static class AddressSyntax
{
    /// <summary>Four decimal octets without leading zeros.</summary>
    public static bool TryParseIpv4(string text, out uint address)
    {
        address = 0;
        string[] parts = text.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }

        foreach (string part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte octet) || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }

            address = (address << 8) | octet;
        }

        return true;
    }

    /// <summary>An IPv6 literal without brackets and zone.</summary>
    public static bool TryParseIpv6(string text, out IPAddress address)
    {
        address = IPAddress.IPv6None;
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        int group = 0;
        foreach (char c in text)
        {
            group = c is ':' or '.' ? 0 : group + 1;
            if (group > 4 || (!char.IsAsciiHexDigit(c) && c is not (':' or '.')))
            {
                return false;
            }
        }

        if (!IPAddress.TryParse(text, out IPAddress? parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        address = parsed;
        return true;
    }

    /// <summary>The same text for every way of writing one address, so that addresses can be compared.</summary>
    public static string Canonical(string text)
    {
        if (!TryParseIpv6(text, out IPAddress address))
        {
            return text.ToLowerInvariant();
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();
    }

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}
