using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>A virtual IP belongs to one host.</summary>
internal sealed class UniquePinnedAddresses : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        var owners = new ByName<Service>();
        foreach (Service service in topology.Services)
        {
            if (service.PinnedAddress is { } pinned && owners.Add(pinned.Value, service) is { } first)
            {
                diagnostics.Report(
                    Catalogue.DuplicateAddress,
                    pinned.Span,
                    $"the virtual IP {pinned.Value} belongs to service \"{first.Id}\" already",
                    "pin another address, or leave \"address\" out",
                    new RelatedPlace(first.PinnedAddress?.Span ?? first.Span, "it is pinned here first"));
            }
        }
    }
}
