using System.Globalization;

namespace Coddiwomple.Model.Binding;

/// <summary>Port numbers as text: a whole number from 1 to 65535.</summary>
internal static class PortSyntax
{
    public static bool TryParse(ReadOnlySpan<char> text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535;
}
