using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Coddiwomple.Model.Binding;

/// <summary>IP addresses as topologies may write them; stricter than .NET's parser, which also takes <c>010.1</c> or <c>[::1]:80</c>.</summary>
internal static class AddressSyntax
{
    /// <summary>Four decimal octets without leading zeros.</summary>
    public static bool TryParseIpv4(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        int dots = 0;
        int digits = 0;
        uint octet = 0;
        foreach (char c in text)
        {
            if (c == '.' && digits > 0 && dots < 3)
            {
                address = (address << 8) | octet;
                dots++;
                digits = 0;
                octet = 0;
            }
            else if (char.IsAsciiDigit(c) && (digits == 0 || octet > 0) && (octet * 10) + (c - '0') <= 255)
            {
                octet = (octet * 10) + (uint)(c - '0');
                digits++;
            }
            else
            {
                return false;
            }
        }

        address = (address << 8) | octet;
        return dots == 3 && digits > 0;
    }

    /// <summary>An IPv6 literal without brackets and zone.</summary>
    public static bool TryParseIpv6(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
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
        if (!TryParseIpv6(text, out IPAddress? address))
        {
            return text.ToLowerInvariant();
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();
    }

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}
