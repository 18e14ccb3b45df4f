using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// What a plan has where another caller would read another region. Callers that see a service alike, each from its own region, share plans: a mark stands
/// for the caller's region and for each of those that its fallbacks are given, and <see cref="ServicePlan.Regions"/> take the places of the marks in the
/// rendered text.
/// </summary>
internal static class RegionMark
{
    // Characters for private use: no locality has them, and in a YAML scalar they would be escaped.
    private const char First = '\ue000';

    // Up to U+EFFF they have the same first byte in UTF-8, and the index is in the other two.
    private const int Most = 0x1000;

    // All that YAML reads as something else than a string, such as "false", is shorter or does not start with a letter.
    private const int LongestWord = 5;

    // The first few, which nearly all plans do with.
    private static readonly string?[] s_made = new string?[32];

    /// <summary>The mark that stands for the region at an index.</summary>
    public static string Of(int index) => index < s_made.Length ? s_made[index] ??= Make(index) : Make(index);

    public static bool Is(string region) => region.Length == 1 && region[0] is >= First and < (char)(First + Most);

    /// <summary>A region or its mark as part of a policy.</summary>
    public static IstioValue ToIstio(string region) => Is(region) ? new IstioLiteral(region) : new IstioText(region);

    /// <summary>Whether marks can stand for all of them: none needs quotes in YAML.</summary>
    public static bool CanStandFor(ReadOnlySpan<string> regions)
    {
        foreach (string region in regions)
        {
            if (!NeedsNoQuotes(region))
            {
                return false;
            }
        }

        return regions.Length <= Most;
    }

    private static string Make(int index) => ((char)(First + index)).ToString();

    private static bool NeedsNoQuotes(string region)
    {
        foreach (char c in region)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return region.Length > LongestWord && char.IsAsciiLetterLower(region[0]);
    }
}
