using System.Buffers;
using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Refuses characters that YAML forbids or that its readers disagree about, before anything else looks at the text.</summary>
internal static class YamlCharacters
{
    // U+0085, U+2028 and U+2029 end a line in YAML 1.1 and do not in YAML 1.2: the same file would mean two things.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"
        + "\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF");

    public static bool Check(SourceFile file, DiagnosticBag bag)
    {
        int start = file.Content.StartsWith('\uFEFF') ? 1 : 0;
        int at = file.Content.AsSpan(start).IndexOfAny(Refused);
        int lone = LoneSurrogate(file.Content);
        at = at < 0 ? -1 : at + start;
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
