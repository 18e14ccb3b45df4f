using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes the global hosts and what the lock file gave before, gives each host its virtual IP: pinned ones first, then locked ones, then new ones by hash.
/// So no host's address depends on which others come and go, but for a hash collision among hosts that are new together.
/// </summary>
internal static class VirtualAddresses
{
    public static IReadOnlyDictionary<string, string> Assign(Topology topology, IReadOnlyDictionary<string, uint> locked, DiagnosticBag diagnostics)
    {
        AddressPool pool = topology.Mesh.Addresses;
        var slots = new AddressSlots(pool);
        var given = new SortedDictionary<string, uint>(StringComparer.Ordinal);
        var takenBy = new Dictionary<uint, string>();
        var open = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            foreach (string host in service.Hosts)
            {
                bool isPinned = service.PinnedAddress is not null && host == service.Hosts[0];
                if (isPinned || NeedsAddress(service, pool.Assign))
                {
                    open.Add(host);
                }
                else
                {
                    ReportWithout(service, host, diagnostics);
                }
            }
        }

        Pin(topology, locked, open, given, takenBy, diagnostics);
        foreach ((string host, uint address) in locked)
        {
            if (open.Contains(host) && slots.Contains(address) && takenBy.TryAdd(address, host))
            {
                given.Add(host, address);
                open.Remove(host);
            }
        }

        foreach (string host in open)
        {
            if (FindFree(slots, takenBy, host) is not { } address)
            {
                diagnostics.Report(
                    Catalogue.AddressesExhausted,
                    pool.Span,
                    $"no address is left for host \"{host}\": the range has {slots.Count} usable ones",
                    "widen mesh.addresses.range, or assign addresses to TCP hosts only with assign: tcp");
                break;
            }

            takenBy.Add(address, host);
            given.Add(host, address);
        }

        return given.ToDictionary(pair => pair.Key, pair => AddressSlots.Format(pair.Value), StringComparer.Ordinal);
    }

    private static bool NeedsAddress(Service service, AssignMode assign) =>
        assign == AssignMode.All || (assign == AssignMode.Tcp && service.Ports.Any(port => !port.Protocol.IsHttp()));

    private static void Pin(
        Topology topology,
        IReadOnlyDictionary<string, uint> locked,
        SortedSet<string> open,
        SortedDictionary<string, uint> given,
        Dictionary<uint, string> takenBy,
        DiagnosticBag diagnostics)
    {
        var holders = new Dictionary<uint, string>();
        foreach ((string host, uint address) in locked)
        {
            if (open.Contains(host))
            {
                holders.TryAdd(address, host);
            }
        }

        foreach (Service service in topology.Services)
        {
            if (service.PinnedAddress is not { } pin || !AddressSlots.TryParse(pin.Value, out uint address))
            {
                continue;
            }

            string host = service.Hosts[0];
            string? holder = takenBy.GetValueOrDefault(address) ?? LockHolder(topology, holders, address);
            if (holder is not null && holder != host)
            {
                ReportTaken(pin, holder, diagnostics);
                continue;
            }

            takenBy[address] = host;
            given[host] = address;
            open.Remove(host);
        }
    }

    // A locked host that is itself pinned elsewhere now leaves its old address free.
    private static string? LockHolder(Topology topology, Dictionary<uint, string> holders, uint address) =>
        holders.TryGetValue(address, out string? host) && !topology.Services.Any(service => service.PinnedAddress is { } pin && service.Hosts[0] == host && pin.Value != AddressSlots.Format(address))
            ? host
            : null;

    private static void ReportWithout(Service service, string host, DiagnosticBag diagnostics) => diagnostics.Report(
        Catalogue.HostWithoutAddress,
        service.Span,
        $"host \"{host}\" has no virtual IP",
        "sidecars resolve it only with DNS capture and auto-allocation, which is off by default below Istio 1.25");

    private static void ReportTaken(Located<string> pin, string holder, DiagnosticBag diagnostics) => diagnostics.Report(
        Catalogue.AddressTaken,
        pin.Span,
        $"address \"{pin.Value}\" is taken by host \"{holder}\"",
        "choose another address: moving a host's address breaks its open connections");

    private static uint? FindFree(AddressSlots slots, Dictionary<uint, string> takenBy, string host)
    {
        uint count = slots.Count;
        uint start = count == 0 ? 0 : slots.PreferredSlot(host);
        for (uint step = 0; step < count; step++)
        {
            uint address = slots.AddressAt((start + step) % count);
            if (!takenBy.ContainsKey(address))
            {
                return address;
            }
        }

        return null;
    }
}
