namespace Coddiwomple.Templating.Runtime;

/// <summary>Where a template writes to.</summary>
public interface IScriptOutput
{
    /// <summary>Writes <paramref name="count"/> characters of <paramref name="text"/> from <paramref name="offset"/>.</summary>
    void Write(string text, int offset, int count);

    /// <summary>Writes characters; an output that can take them as they are spares the string.</summary>
    void Write(ReadOnlySpan<char> text) => Write(text.ToString(), 0, text.Length);
}
