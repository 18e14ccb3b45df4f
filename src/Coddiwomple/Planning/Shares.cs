namespace Coddiwomple.Planning;

/// <summary>Whole-number splits by largest remainder; of equal remainders the earlier gets more: 100 over 3 is 34, 33, 33.</summary>
internal static class Shares
{
    public static int[] Even(int total, int count)
    {
        var shares = new int[count];
        for (int i = 0; i < count; i++)
        {
            shares[i] = (total / count) + (i < total % count ? 1 : 0);
        }

        return shares;
    }
}
