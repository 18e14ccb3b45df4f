using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>The lexical rules of Kubernetes and Istio.</summary>
internal static partial class Names
{
    private static readonly string[] s_protocols =
        ["TCP", "UDP", "GRPC", "GRPC-WEB", "HTTP", "HTTP_PROXY", "HTTP2", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL"];

    public static bool IsDnsLabel(string text) => text.Length is > 0 and <= 63 && DnsLabel().IsMatch(text);

    public static bool IsSubdomain(string text) => text.Length is > 0 and <= 253 && text.Split('.').All(part => LowerLabel().IsMatch(part));

    /// <summary>An Istio host: FQDN, optionally with a leading wildcard label.</summary>
    public static bool IsHost(string text)
    {
        string[] labels = text.Split('.');
        bool first = labels[0] == "*" || IsDnsLabel(labels[0].StartsWith("*-", StringComparison.Ordinal) ? labels[0][2..] : labels[0]);
        return text.Length is > 0 and <= 255 && first && labels.Skip(1).All(IsDnsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    public static bool IsFqdn(string text) => IsHost(text) && !text.StartsWith('*');

    public static bool IsIp(string text) =>
        IPAddress.TryParse(text, out IPAddress? address) && !text.StartsWith('[') &&
        (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);

    public static bool IsCidr(string text) => text.Split('/') is [var ip, var bits] && IsIp(ip) && int.TryParse(bits, out int length) && length is >= 0 and <= 128;

    public static bool IsLabelKey(string text) => text.Split('/') switch
    {
        [var name] => LabelName().IsMatch(name),
        [var prefix, var name] => IsSubdomain(prefix) && LabelName().IsMatch(name),
        _ => false,
    };

    public static bool IsLabelValue(string text) => text.Length == 0 || LabelName().IsMatch(text);

    public static bool IsProtocol(string text) => s_protocols.Contains(text.ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>A Go duration of at least a millisecond and whole milliseconds.</summary>
    public static bool IsDuration(string text)
    {
        if (!Duration().IsMatch(text))
        {
            return false;
        }

        decimal milliseconds = 0;
        foreach (Match part in DurationPart().Matches(text))
        {
            decimal factor = part.Groups[2].Value switch { "h" => 3_600_000, "m" => 60_000, "s" => 1_000, "ms" => 1, "us" or "µs" => 0.001m, _ => 0.000001m };
            milliseconds += decimal.Parse(part.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * factor;
        }

        return milliseconds >= 1 && milliseconds == decimal.Truncate(milliseconds);
    }

    [GeneratedRegex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$")]
    private static partial Regex DnsLabel();

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex LowerLabel();

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$")]
    private static partial Regex LabelName();

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(h|m|s|ms|us|µs|ns))+$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(ms|us|µs|ns|h|m|s)")]
    private static partial Regex DurationPart();
}
