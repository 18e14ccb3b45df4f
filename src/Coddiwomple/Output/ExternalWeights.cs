using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Tells whether a file on disk differs from what was generated only in route weights that a controller owns (<c>weights: external</c>): such a
/// difference is no drift, and the file stays as it is. Weights of other objects in the file still count.
/// </summary>
internal static class ExternalWeights
{
    private const string Weight = "weight: ";

    /// <param name="existing">The file on disk, UTF-8.</param>
    /// <param name="generated">What was generated, UTF-8.</param>
    /// <param name="owners">Names of the VirtualServices whose weights do not count.</param>
    public static bool AreAllThatDiffers(ReadOnlySpan<byte> existing, ReadOnlySpan<byte> generated, ReadOnlyArray<string> owners)
    {
        string[] there = Encoding.UTF8.GetString(existing).Split('\n');
        string[] made = Encoding.UTF8.GetString(generated).Split('\n');
        if (there.Length != made.Length)
        {
            return false;
        }

        bool isVirtualService = false;
        bool isOwned = false;
        for (int i = 0; i < made.Length; i++)
        {
            string line = made[i];
            isVirtualService = line == "kind: VirtualService" || (isVirtualService && line != "---");
            isOwned = isVirtualService && (isOwned || (line.StartsWith("  name: ", StringComparison.Ordinal) && owners.Contains(line["  name: ".Length..].Trim('"'))));
            if (there[i] != line && !(isOwned && IsWeight(there[i], line)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWeight(string there, string made)
    {
        int start = made.Length - made.TrimStart(' ').Length;
        return made.AsSpan(start).StartsWith(Weight) && there.StartsWith(made[..(start + Weight.Length)], StringComparison.Ordinal) &&
            !there.AsSpan(start + Weight.Length).ContainsAnyExceptInRange('0', '9');
    }
}
