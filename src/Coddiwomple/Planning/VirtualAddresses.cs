using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes the global hosts and what the lock file gave before, gives each host its virtual IP: pinned ones first, then locked ones, then new ones by hash.
/// So no host's address depends on which others come and go, but for a hash collision among hosts that are new together.
/// </summary>
internal sealed class VirtualAddresses
{
    private readonly ByName<HostAddress> _ofHost = new();
    private readonly ByName<HostAddress> _atAddress = new();

    /// <summary>Every host that has an address, ordinal by host.</summary>
    public ReadOnlyArray<HostAddress> All => _ofHost.ToSorted();

    /// <summary>The address of a host, null where it gets none.</summary>
    public string? Find(string host) => _ofHost.Find(host)?.Address;

    public static VirtualAddresses Assign(Topology topology, ReadOnlyArray<HostAddress> locked, DiagnosticBag diagnostics)
    {
        var result = new VirtualAddresses();
        AddressPool pool = topology.Mesh.Addresses;
        var slots = new AddressSlots(pool);
        HashSet<string> pinned = result.Pin(topology, locked, diagnostics);
        List<string> open = OpenHosts(topology, pool.Assign, pinned, diagnostics);
        var wanted = new HashSet<string>(open, StringComparer.Ordinal);
        foreach (HostAddress entry in locked)
        {
            bool isKept = wanted.Contains(entry.Host) && AddressSyntax.TryParseIpv4(entry.Address, out uint address) && slots.Contains(address);
            if (isKept && result._atAddress.Add(entry.Address, entry) is null)
            {
                result._ofHost.Add(entry.Host, entry);
            }
        }

        result.Fill(open, slots, pool, diagnostics);
        return result;
    }

    // Hosts that need an address and have none pinned, in ordinal order.
    private static List<string> OpenHosts(Topology topology, AssignMode assign, HashSet<string> pinned, DiagnosticBag diagnostics)
    {
        var open = new List<string>();
        foreach (Service service in topology.Services)
        {
            foreach (string host in service.Hosts)
            {
                if (pinned.Contains(host))
                {
                    continue;
                }

                if (NeedsAddress(service, assign))
                {
                    open.Add(host);
                }
                else
                {
                    ReportWithout(service, host, diagnostics);
                }
            }
        }

        open.Sort(Ordinal.Compare);
        return open;
    }

    private static bool NeedsAddress(Service service, AssignMode assign)
    {
        if (assign != AssignMode.Tcp)
        {
            return assign == AssignMode.All;
        }

        foreach (ServicePort port in service.Ports)
        {
            if (!port.Protocol.IsHttp())
            {
                return true;
            }
        }

        return false;
    }

    private HashSet<string> Pin(Topology topology, ReadOnlyArray<HostAddress> locked, DiagnosticBag diagnostics)
    {
        var pinned = new HashSet<string>(StringComparer.Ordinal);
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            hosts.UnionWith(service.Hosts);
            if (service.PinnedAddress is not null)
            {
                pinned.Add(service.Hosts[0]);
            }
        }

        // Addresses that locked hosts keep: those still there and not themselves pinned to another.
        var keptBy = new ByName<string>();
        foreach (HostAddress entry in locked)
        {
            if (pinned.Count > 0 && hosts.Contains(entry.Host) && !pinned.Contains(entry.Host))
            {
                keptBy.Add(entry.Address, entry.Host);
            }
        }

        foreach (Service service in topology.Services)
        {
            if (service.PinnedAddress is { } pin)
            {
                PinOne(service.Hosts[0], pin, keptBy, diagnostics);
            }
        }

        return pinned;
    }

    private void PinOne(string host, Located<string> pin, ByName<string> keptBy, DiagnosticBag diagnostics)
    {
        // A rule has said already that two services pin one address.
        if (_atAddress.Find(pin.Value) is not null)
        {
            return;
        }

        if (keptBy.Find(pin.Value) is { } holder)
        {
            diagnostics.Report(
                Catalogue.AddressTaken,
                pin.Span,
                $"address \"{pin.Value}\" is taken by host \"{holder}\"",
                "pin another address: moving that host's would break its open connections");
            return;
        }

        // Two services may ask for one host; a rule has refused that.
        Give(host, pin.Value);
    }

    private void Fill(List<string> open, AddressSlots slots, AddressPool pool, DiagnosticBag diagnostics)
    {
        foreach (string host in open)
        {
            if (_ofHost.Find(host) is not null)
            {
                continue;
            }

            if (FindFree(slots, host) is not { } address)
            {
                diagnostics.Report(
                    Catalogue.AddressesExhausted,
                    pool.Span,
                    $"no address is left for host \"{host}\": the range has {slots.Count} usable ones",
                    "widen mesh.addresses.range, or assign addresses to TCP hosts only with assign: tcp");
                return;
            }

            Give(host, address);
        }
    }

    private void Give(string host, string address)
    {
        var given = new HostAddress(host, address);
        _atAddress.Add(address, given);
        _ofHost.Add(host, given);
    }

    private string? FindFree(AddressSlots slots, string host)
    {
        uint count = slots.Count;
        uint start = count == 0 ? 0 : slots.PreferredSlot(host);
        for (uint step = 0; step < count; step++)
        {
            string address = AddressSlots.Format(slots.AddressAt((start + step) % count));
            if (_atAddress.Find(address) is null)
            {
                return address;
            }
        }

        return null;
    }

    private static void ReportWithout(Service service, string host, DiagnosticBag diagnostics) => diagnostics.Report(
        Catalogue.HostWithoutAddress,
        service.Span,
        $"host \"{host}\" has no virtual IP",
        "pin one with \"address\", or write assign: all; without, it needs DNS capture and Istio's own allocation, which is off by default below 1.25");
}
