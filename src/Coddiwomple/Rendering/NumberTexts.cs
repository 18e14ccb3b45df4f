using System.Globalization;

namespace Coddiwomple.Rendering;

/// <summary>The texts of numbers, such as ports and weights: few, and the same ones come again with every object.</summary>
internal static class NumberTexts
{
    // Threads may overwrite each other's.
    private static readonly NumberText?[] s_known = new NumberText?[256];

    public static string Of(int number)
    {
        ref NumberText? place = ref s_known[number & 255];
        if (place is not { } known || known.Number != number)
        {
            place = known = new NumberText(number, number.ToString(CultureInfo.InvariantCulture));
        }

        return known.Text;
    }

    private sealed record NumberText(int Number, string Text);
}
