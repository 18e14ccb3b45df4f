using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Refuses characters that YAML forbids or that its readers disagree about, before anything else looks at the text.</summary>
internal static class YamlCharacters
{
    public static bool Check(SourceFile file, DiagnosticBag bag)
    {
        int at = FirstRefused(file.Content, file.Content.StartsWith('\uFEFF') ? 1 : 0);
        int lone = LoneSurrogate(file.Content);
        if (lone >= 0 && (at < 0 || lone < at))
        {
            at = lone;
        }

        if (at < 0)
        {
            return true;
        }

        (string name, string hint) = Describe(file.Content, at);
        bag.Report(Catalogue.ForbiddenCharacter, new SourceSpan(file, at, at + 1), $"a YAML file cannot hold {name}", hint);
        return false;
    }

    private static int FirstRefused(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is not (>= ' ' and < '\u007F') && IsRefused(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // U+0085, U+2028 and U+2029 end a line in YAML 1.1 and do not in YAML 1.2: the same file would mean two things.
    private static bool IsRefused(char c) =>
        c is < ' ' and not ('\t' or '\n' or '\r') or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static int LoneSurrogate(string text)
    {
        int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (i >= 0 && i < text.Length)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return i;
                }

                i++;
            }

            i++;
        }

        return -1;
    }

    private static (string Name, string Hint) Describe(string text, int at)
    {
        char c = text[at];
        string code = "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        return c switch
        {
            '\0' => ("a NUL character", text.Contains("\0\0", StringComparison.Ordinal) ? "is this a binary file?" : "remove it; if there is one after every letter, save the file as UTF-8 instead of UTF-16"),
            '\u0085' or '\u2028' or '\u2029' => ($"the line separator {code}", "some readers of YAML end the line here and some do not: use a plain line break or a space"),
            '\uFEFF' => ($"a byte order mark ({code}) in the middle of the text", "remove it; it may only be the first character of a file"),
            >= '\uD800' and <= '\uDFFF' => ($"half a character ({code}, a lone surrogate)", "remove it and type the character again"),
            _ => ($"the control character {code}", "remove it, or write it as an escape in double quotes"),
        };
    }
}
