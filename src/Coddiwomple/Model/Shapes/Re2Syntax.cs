namespace Coddiwomple.Model.Shapes;

/// <summary>Takes a regular expression, gives what RE2, which Istio and Envoy use, would not accept in it.</summary>
internal static class Re2Syntax
{
    private const int Longest = 1024;
    private const int MostRepetitions = 1000;

    /// <summary>Gives null for a right expression, else what is wrong and how to mend it.</summary>
    public static string? FindProblem(string text)
    {
        if (text.Length == 0)
        {
            return "write an expression, or \".*\" for anything";
        }

        return text.Length > Longest ? $"Istio takes at most {Longest} characters, this has {text.Length}" : new Scan(text).Run();
    }

    /// <summary>How many groups of a right expression can be referred to by number.</summary>
    public static int CountGroups(string text)
    {
        int count = 0;
        bool inClass = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (inClass)
            {
                inClass = text[i] != ']';
            }
            else if (text[i] == '[')
            {
                inClass = true;
                i += string.CompareOrdinal(text, i + 1, "^]", 0, 2) == 0 ? 2 : string.CompareOrdinal(text, i + 1, "]", 0, 1) == 0 ? 1 : 0;
            }
            else if (text[i] == '(')
            {
                bool isNamed = string.CompareOrdinal(text, i + 1, "?P<", 0, 3) == 0 || string.CompareOrdinal(text, i + 1, "?<", 0, 2) == 0;
                count += isNamed || i + 1 >= text.Length || text[i + 1] != '?' ? 1 : 0;
            }
        }

        return count;
    }

    // One pass from left to right; _atom: there is something that "*" and its kin can repeat.
    private sealed class Scan(string text)
    {
        private int _position;
        private int _depth;
        private bool _atom;

        private char Next => _position < text.Length ? text[_position] : '\0';

        public string? Run()
        {
            while (_position < text.Length)
            {
                if (Step() is { } problem)
                {
                    return problem;
                }
            }

            return _depth > 0 ? "a \"(\" is not closed" : null;
        }

        private string? Step()
        {
            char c = text[_position++];
            switch (c)
            {
                case '(':
                    _depth++;
                    _atom = false;
                    return Next == '?' ? OpenSpecialGroup() : null;
                case ')':
                    _atom = true;
                    return --_depth < 0 ? "a \")\" closes nothing" : null;
                case '|':
                    _atom = false;
                    return null;
                case '*' or '+' or '?':
                    return Repeat($"\"{c}\"");
                case '{':
                    return Braces();
                case '[':
                    _atom = true;
                    return Class();
                case '\\':
                    _atom = true;
                    return Escape(inClass: false);
                default:
                    _atom = true;
                    return null;
            }
        }

        private string? OpenSpecialGroup()
        {
            string rest = text[_position..];
            if (rest.StartsWith("?=", StringComparison.Ordinal) || rest.StartsWith("?!", StringComparison.Ordinal)
                || rest.StartsWith("?<=", StringComparison.Ordinal) || rest.StartsWith("?<!", StringComparison.Ordinal))
            {
                return "RE2 has no lookahead and no lookbehind: match the opposite in a route of its own before this one";
            }

            int end = rest.StartsWith("?P<", StringComparison.Ordinal) || rest.StartsWith("?<", StringComparison.Ordinal)
                ? rest.IndexOf('>', StringComparison.Ordinal)
                : rest.IndexOfAny([':', ')']);
            if (end < 0)
            {
                return "a \"(?\" is not closed";
            }

            string inside = rest[1..end];
            bool isName = rest[end] == '>';
            if (isName ? !IsGroupName(inside[(inside.IndexOf('<', StringComparison.Ordinal) + 1)..]) : !inside.All(c => c is 'i' or 'm' or 's' or 'U' or '-'))
            {
                return $"RE2 has no group \"({rest[..(end + 1)]}\"";
            }

            _position += end;
            if (rest[end] != ')')
            {
                _position++;
            }

            return null;
        }

        private string? Repeat(string what)
        {
            if (!_atom)
            {
                return $"{what} has nothing to repeat; write \"\\\" before it if you mean the character";
            }

            // "a+?" is lazy; "a++" and "a**" are not RE2.
            _atom = false;
            if (Next == '?')
            {
                _position++;
            }

            return Next is '*' or '+' or '?' ? "two repetitions follow each other" : null;
        }

        private string? Braces()
        {
            int close = text.IndexOf('}', _position);
            string[] bounds = close < 0 ? [] : text[_position..close].Split(',');
            bool isCount = bounds.Length is 1 or 2 && bounds[0].Length is > 0 and < 6 && bounds.All(b => b.Length < 6 && b.All(char.IsAsciiDigit));
            if (!isCount)
            {
                // RE2 takes such a brace as the character itself.
                _atom = true;
                return null;
            }

            int least = int.Parse(bounds[0], System.Globalization.CultureInfo.InvariantCulture);
            int most = bounds.Length == 2 && bounds[1].Length > 0 ? int.Parse(bounds[1], System.Globalization.CultureInfo.InvariantCulture) : least;
            if (least > MostRepetitions || most > MostRepetitions || most < least)
            {
                return $"\"{{{text[_position..close]}}}\" is not possible: at most {MostRepetitions} repetitions, the smaller number first";
            }

            _position = close + 1;
            return Repeat("a repetition");
        }

        private string? Class()
        {
            if (Next == '^')
            {
                _position++;
            }

            bool isFirst = true;
            while (_position < text.Length)
            {
                char c = text[_position++];
                if (c == ']' && !isFirst)
                {
                    return null;
                }

                isFirst = false;
                if (c == '\\' && Escape(inClass: true) is { } problem)
                {
                    return problem;
                }

                if (c == '[' && Next == ':')
                {
                    int end = text.IndexOf(":]", _position + 1, StringComparison.Ordinal);
                    _position = end < 0 ? _position : end + 2;
                }
                else if (Next == '-' && _position + 1 < text.Length && text[_position + 1] is not (']' or '\\' or '[') && c != '\\')
                {
                    if (text[_position + 1] < c)
                    {
                        return $"the range \"{c}-{text[_position + 1]}\" runs backwards";
                    }

                    _position += 2;
                }
            }

            return "a \"[\" is not closed";
        }

        private string? Escape(bool inClass)
        {
            if (_position >= text.Length)
            {
                return "a \"\\\" at the end escapes nothing";
            }

            char c = text[_position++];
            if (c is >= '1' and <= '9')
            {
                return $"RE2 has no backreferences such as \"\\{c}\"";
            }

            if (c == 'Q' && !inClass)
            {
                int end = text.IndexOf("\\E", _position, StringComparison.Ordinal);
                _position = end < 0 ? text.Length : end + 2;
                return null;
            }

            bool isKnown = !char.IsAsciiLetter(c) || "adDfnpPrsStvwWx".Contains(c, StringComparison.Ordinal) || (!inClass && "AbBz".Contains(c, StringComparison.Ordinal));
            return isKnown ? null : $"RE2 has no \"\\{c}\"";
        }

        private static bool IsGroupName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }
}
