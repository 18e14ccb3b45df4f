using System.Globalization;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// The server name that an AUTO_PASSTHROUGH gateway of the receiving cluster has a filter chain for:
/// <c>outbound_.&lt;port&gt;_.&lt;subset&gt;_.&lt;host&gt;</c> of the Kubernetes Service there (istiod's BuildDNSSrvSubsetKey).
/// </summary>
internal static class Sni
{
    public static string Of(Placement placement, ServicePort port, string? subset) =>
        string.Create(CultureInfo.InvariantCulture, $"outbound_.{port.BackendPort}_.{subset}_.{placement.Host}");
}
