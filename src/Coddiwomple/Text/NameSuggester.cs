namespace Coddiwomple.Text;

/// <summary>Takes a wrong name and the right ones, gives the one that was probably meant.</summary>
internal static class NameSuggester
{
    /// <summary>Gives the nearest known name, or null where none is near enough to be worth saying.</summary>
    public static string? Suggest(string wrong, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = Math.Max(1, wrong.Length / 3) + 1;
        foreach (string candidate in known)
        {
            if (Math.Abs(candidate.Length - wrong.Length) >= bestDistance + 1)
            {
                continue;
            }

            int distance = Distance(wrong, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is not null && IsNearer(wrong, candidate, best)))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    // Of names as many edits away, the one whose letters are the nearest: "v3" for "v4", not "v1".
    private static bool IsNearer(string wrong, string candidate, string best)
    {
        int difference = Gap(wrong, candidate) - Gap(wrong, best);
        return difference < 0 || (difference == 0 && Ordinal.Compare(candidate, best) < 0);
    }

    private static int Gap(string a, string b)
    {
        int gap = Math.Abs(a.Length - b.Length) * char.MaxValue;
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            gap += Math.Abs(a[i] - b[i]);
        }

        return gap;
    }

    // Edits needed (a swap of neighbours is one), letters compared without case.
    private static int Distance(string a, string b)
    {
        int[] before = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
