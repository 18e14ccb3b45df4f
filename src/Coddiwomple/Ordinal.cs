namespace Coddiwomple;

/// <summary>
/// The order of names: by UTF-16 code unit, as <c>string.CompareOrdinal</c> has it. That one is compiled anew at every start, since only then the size of the
/// processor's vectors is known; names differ early.
/// </summary>
internal static class Ordinal
{
    public static void Sort(ArrayBuilder<string> names) => names.Sort(Compare);

    public static int Compare(string a, string b)
    {
        int shorter = Math.Min(a.Length, b.Length);
        for (int i = 0; i < shorter; i++)
        {
            if (a[i] != b[i])
            {
                return a[i] - b[i];
            }
        }

        return a.Length - b.Length;
    }
}
