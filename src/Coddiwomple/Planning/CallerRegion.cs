using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// How a plan says the region of the calling cluster. Callers that see a service alike, each from its own region, share one plan: it has a mark where their
/// region stands, and the region takes its place in the rendered text.
/// </summary>
internal static class CallerRegion
{
    /// <summary>A character for private use: no locality has it, and in a YAML scalar it would be escaped.</summary>
    public const char Mark = '\ue000';

    // All that YAML reads as something else than a string, such as "false", is shorter or does not start with a letter.
    private const int LongestWord = 5;

    /// <summary>The region, or the mark where that may stand for it; null where the caller has no locality.</summary>
    public static string? Of(Cluster caller, bool isShared) =>
        caller.Locality is not { } locality ? null : isShared && NeedsNoQuotes(locality.Region) ? Mark.ToString() : locality.Region;

    /// <summary>Whether a locality starts with the mark.</summary>
    public static bool IsMarked(string locality) => locality.StartsWith(Mark);

    /// <summary>A region or a made-up one as part of a policy.</summary>
    public static IstioValue ToIstio(string region) => IsMarked(region) ? new IstioLiteral(region) : new IstioText(region);

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
