using System.Globalization;

namespace Coddiwomple.Model.Binding;

/// <summary>Port numbers as text, a whole number from 1 to 65535, and how long names of ports are.</summary>
internal static class PortSyntax
{
    /// <summary>Names are keys of an endpoint's map of ports, where the CRD wants fewer characters than elsewhere.</summary>
    public const int LongestName = 62;

    public static bool TryParse(ReadOnlySpan<char> text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535;
}
