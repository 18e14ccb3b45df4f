using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Looks around in the text of a file that could not be parsed, for what the mistake was.</summary>
internal sealed class TextProbe(SourceFile file)
{
    private string Text => file.Content;

    public static bool HasKey(string line) => line.Contains(": ", StringComparison.Ordinal) || line.EndsWith(':');

    public int LineOf(int offset) => file.PositionAt(offset).Line;

    /// <summary>Finds a tab in an indentation, -1 where there is none. The scanner notices one at the end of the line above, or only at the next key.</summary>
    public int FindTab(int at, int here)
    {
        int first = LineOf(at);
        int last = Math.Min(Math.Max(LineOf(here), first) + 1, file.LineCount);
        for (int line = first; line <= last; line++)
        {
            ReadOnlySpan<char> text = file.LineText(line);
            ReadOnlySpan<char> content = text.TrimStart();
            int tab = text[..(text.Length - content.Length)].IndexOf('\t');
            if (tab >= 0 && content.Length > 0 && content[0] != '#')
            {
                return file.OffsetOfLine(line) + tab;
            }
        }

        return -1;
    }

    public int EndOfTabs(int tab)
    {
        while (tab < Text.Length && Text[tab] == '\t')
        {
            tab++;
        }

        return tab;
    }

    public int EndOfWord(int at)
    {
        int end = at;
        while (end < Text.Length && !char.IsWhiteSpace(Text[end]) && Text[end] is not (',' or '[' or ']' or '{' or '}'))
        {
            end++;
        }

        return end;
    }

    public int StartOfWord(int at)
    {
        int start = at;
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]) && Text[start - 1] is not (',' or '[' or ']' or '{' or '}'))
        {
            start--;
        }

        return start;
    }

    /// <summary>Gives the last place before another that is no blank, 0 where there is none.</summary>
    public int SkipBlanksBack(int at)
    {
        int before = Math.Max(at - 1, 0);
        while (before > 0 && Text[before] == ' ')
        {
            before--;
        }

        return before;
    }

    /// <summary>Gives where the content of the line ends: before its comment and the blanks at its end.</summary>
    public int EndOfLine(int at)
    {
        int length = Text.AsSpan(at).IndexOfAny('\n', '\r');
        ReadOnlySpan<char> line = length < 0 ? Text.AsSpan(at) : Text.AsSpan(at, length);
        int comment = line.IndexOf(" #", StringComparison.Ordinal);
        return at + (comment > 0 ? line[..comment] : line).TrimEnd().Length;
    }

    /// <summary>Gives where the content of a line begins: after its indentation and the dashes of list items.</summary>
    public int StartOfLine(int line)
    {
        int start = file.OffsetOfLine(line);
        while (start < Text.Length && (Text[start] == ' ' || (Text[start] == '-' && start + 1 < Text.Length && Text[start + 1] == ' ')))
        {
            start++;
        }

        return start;
    }

    /// <summary>Gives the nearest line above that is neither blank nor a comment, -1 where there is none.</summary>
    public int LineAbove(int line)
    {
        for (line--; line > 0; line--)
        {
            ReadOnlySpan<char> content = file.LineText(line).AsSpan().Trim();
            if (!content.IsEmpty && content[0] != '#')
            {
                return line;
            }
        }

        return -1;
    }

    /// <summary>
    /// Finds the bracket that was open at a place, -1 where none was. Text in quotes may hold brackets; the guess is only less good then.
    /// </summary>
    public int FindBracket(int at)
    {
        int closed = 0;
        for (int i = Math.Min(at, Text.Length) - 1; i >= 0; i--)
        {
            if (Text[i] is ']' or '}')
            {
                closed++;
            }
            else if (Text[i] is '[' or '{' && closed-- == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
