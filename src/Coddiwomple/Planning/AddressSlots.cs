using System.Globalization;
using System.Text;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// The usable addresses of a range, numbered from 0 in ascending order: those whose last octet is neither 0 nor 255, which parts of networks take for
/// network and broadcast addresses.
/// </summary>
internal sealed class AddressSlots(AddressPool pool)
{
    private const int UsableOctets = 254;

    private readonly uint _first = pool.Network;
    private readonly uint _last = pool.Network + (uint)((1UL << (32 - pool.PrefixLength)) - 1);

    /// <summary>How many addresses are usable.</summary>
    public uint Count => IndexOf(_last) - IndexOf(_first) + (IsUsable(_last) ? 1u : 0u);

    public bool Contains(uint address) => address >= _first && address <= _last && IsUsable(address);

    public uint AddressAt(uint slot)
    {
        uint index = IndexOf(_first) + slot;
        return ((index / UsableOctets) << 8) + (index % UsableOctets) + 1;
    }

    /// <summary>The slot that a host asks for first: FNV-1a, 32 bits, over its UTF-8 bytes.</summary>
    public uint PreferredSlot(string host)
    {
        uint hash = 2166136261;
        foreach (byte value in Encoding.UTF8.GetBytes(host))
        {
            hash = (hash ^ value) * 16777619;
        }

        return hash % Count;
    }

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    private static bool IsUsable(uint address) => (address & 255) is not (0 or 255);

    // How many usable addresses of all IPv4 space lie before this one.
    private static uint IndexOf(uint address) => ((address >> 8) * UsableOctets) + Math.Clamp(address & 255, 1, 255) - 1;
}
