using System.Globalization;
using System.Text;

namespace Coddiwomple.Cli.Formats;

/// <summary>Makes text from files harmless on a terminal: it stays on its line, and carries no control or direction codes.</summary>
internal static class Printable
{
    /// <summary>Gives a message or path with control characters written as escapes.</summary>
    public static string Escape(string text)
    {
        int first = 0;
        while (first < text.Length && !IsHarmful(text, first))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 8).Append(text, 0, first);
        for (int i = first; i < text.Length; i++)
        {
            if (!IsHarmful(text, i))
            {
                builder.Append(text[i]);
                continue;
            }

            _ = text[i] switch
            {
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                char other => builder.Append("\\u").Append(((int)other).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return builder.ToString();
    }

    /// <summary>Whether the character at <paramref name="index"/> steers a terminal, is a lone surrogate, or turns the direction of text.</summary>
    public static bool IsHarmful(string text, int index)
    {
        char c = text[index];
        if (c < 0x7F)
        {
            return c < ' ';
        }

        if (char.IsSurrogate(c))
        {
            return !(char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                && !(char.IsLowSurrogate(c) && index > 0 && char.IsHighSurrogate(text[index - 1]));
        }

        return c is <= '\u009F' or '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF';
    }
}
