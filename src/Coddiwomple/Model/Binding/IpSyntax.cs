using System.Globalization;
using System.Net;

namespace Coddiwomple.Model.Binding;

/// <summary>IP addresses and ranges as Go's parser takes them.</summary>
internal static class IpSyntax
{
    public static bool IsAddress(string text)
    {
        int zone = text.IndexOf('%', StringComparison.Ordinal);
        return AddressSyntax.TryParseIpv4(text, out _) || AddressSyntax.TryParseIpv6(zone > 0 && zone < text.Length - 1 ? text[..zone] : text, out _);
    }

    public static bool IsRange(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int bits) || (parts[1].Length > 1 && parts[1][0] == '0'))
        {
            return false;
        }

        return AddressSyntax.TryParseIpv4(parts[0], out _) ? bits <= 32 : AddressSyntax.TryParseIpv6(parts[0], out _) && bits <= 128;
    }

    public static bool IsAddressOrRange(string text) => text.Contains('/', StringComparison.Ordinal) ? IsRange(text) : IsAddress(text);
}
