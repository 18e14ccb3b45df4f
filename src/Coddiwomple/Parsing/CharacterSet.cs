namespace Coddiwomple.Parsing;

/// <summary>A few ASCII characters to look for. The framework's own sets are faster on long texts, but compile their code at the start of every run.</summary>
internal sealed class CharacterSet
{
    private readonly bool[] _holds = new bool[128];

    public CharacterSet(string characters)
    {
        foreach (char c in characters)
        {
            _holds[c] = true;
        }
    }

    public int IndexIn(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < _holds.Length && _holds[text[i]])
            {
                return i;
            }
        }

        return -1;
    }
}
