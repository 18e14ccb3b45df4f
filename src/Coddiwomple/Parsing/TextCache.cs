using System.Numerics;

namespace Coddiwomple.Parsing;

/// <summary>
/// Gives the same string for the same short text where it can: a topology repeats its keys, names and versions thousands of times. <paramref name="textLength"/>:
/// of the whole that the texts are from, since many small ones are read too.
/// </summary>
internal sealed class TextCache(int textLength)
{
    private const int LargestSize = 1024;
    private const int LengthLimit = 32;

    private readonly string?[] _slots = new string?[Math.Min(BitOperations.RoundUpToPowerOf2((uint)textLength / 16 + 1), LargestSize)];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > LengthLimit)
        {
            return text.ToString();
        }

        uint hash = (uint)text.Length;
        foreach (char c in text)
        {
            hash = (hash * 31) + c;
        }

        ref string? slot = ref _slots[hash & (uint)(_slots.Length - 1)];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }
}
