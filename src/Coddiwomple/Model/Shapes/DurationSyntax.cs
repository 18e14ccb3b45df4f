using System.Globalization;

namespace Coddiwomple.Model.Shapes;

/// <summary>Durations as Istio reads them: numbers with units one after the other, such as <c>1h30m</c>, <c>0.5s</c> or <c>250ms</c>.</summary>
internal static class DurationSyntax
{
    // Nanoseconds a unit; two-letter units first, or "ms" would be read as minutes.
    private static readonly DurationUnit[] Units =
    [
        new("ns", 1m), new("us", 1e3m), new("µs", 1e3m), new("ms", 1e6m), new("s", 1e9m), new("m", 6e10m), new("h", 3.6e12m),
    ];

    /// <summary>Gives false where the text is no duration, or so long that Istio cannot hold it.</summary>
    public static bool TryParse(string text, out decimal milliseconds)
    {
        milliseconds = 0;
        decimal total = 0;
        int position = 0;
        while (position < text.Length)
        {
            int start = position;
            while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.'))
            {
                position++;
            }

            if (position - start > 18
                || !decimal.TryParse(text.AsSpan(start, position - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
                || !TryUnit(text, ref position, out decimal nanoseconds))
            {
                return false;
            }

            total += number * nanoseconds;
        }

        milliseconds = total / 1e6m;
        return text.Length > 0 && total <= long.MaxValue;
    }

    private static bool TryUnit(string text, ref int position, out decimal nanoseconds)
    {
        foreach (DurationUnit unit in Units)
        {
            if (text.AsSpan(position).StartsWith(unit.Name))
            {
                position += unit.Name.Length;
                nanoseconds = unit.Nanoseconds;
                return true;
            }
        }

        nanoseconds = 0;
        return false;
    }

    private sealed record DurationUnit(string Name, decimal Nanoseconds);
}
