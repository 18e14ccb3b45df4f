namespace Coddiwomple.Parsing;

/// <summary>Gives the same string for the same short text where it can: a topology repeats its keys, names and versions thousands of times.</summary>
internal sealed class TextCache
{
    private const int Size = 1024;
    private const int LengthLimit = 32;

    private readonly string?[] _slots = new string?[Size];

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

        ref string? slot = ref _slots[hash % Size];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }
}
