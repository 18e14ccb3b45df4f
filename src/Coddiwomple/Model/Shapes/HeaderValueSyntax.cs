namespace Coddiwomple.Model.Shapes;

/// <summary>Takes the value of a header that is set or added, gives what istiod would not accept in it.</summary>
internal static class HeaderValueSyntax
{
    /// <summary>
    /// Gives null for a right value, else what is wrong. Envoy puts variables such as <c>%HOSTNAME%</c> into values; a percent sign itself is written twice.
    /// </summary>
    public static string? FindProblem(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' and not '\t' or '\u007F')
            {
                return "header values are one line of text";
            }
        }

        return IsFormat(value) ? null : "write \"%%\" for a percent sign; a single one begins a variable such as \"%HOSTNAME%\"";
    }

    private static bool IsFormat(string value)
    {
        int position = 0;
        while ((position = value.IndexOf('%', position)) >= 0)
        {
            if (position + 1 < value.Length && value[position + 1] == '%')
            {
                position += 2;
                continue;
            }

            int end = EndOfVariable(value, position + 1);
            if (end < 0)
            {
                return false;
            }

            position = end + 1;
        }

        return true;
    }

    // The closing percent sign of a variable, which may have arguments in parentheses: plain text, or a list of JSON strings.
    private static int EndOfVariable(string value, int start)
    {
        int open = value.IndexOf('(', start);
        int end = value.IndexOf('%', start);
        if (end < 0 || open < 0 || end < open)
        {
            return end;
        }

        int position = SkipSpaces(value, open + 1);
        position = position < value.Length && value[position] == '[' ? EndOfList(value, position + 1) : EndOfText(value, position);
        if (position < 0)
        {
            return -1;
        }

        end = SkipSpaces(value, position);
        return end < value.Length && value[end] == '%' ? end : -1;
    }

    private static int EndOfText(string value, int position)
    {
        while (position < value.Length && value[position] != ')')
        {
            if (value[position] == '"')
            {
                return EndOfList(value, position);
            }

            position += value[position] == '\\' ? 2 : 1;
        }

        return position < value.Length ? position + 1 : -1;
    }

    // After the opening bracket: strings with commas between them, the closing bracket, the closing parenthesis.
    private static int EndOfList(string value, int position)
    {
        do
        {
            position = SkipSpaces(value, position);
            if (position >= value.Length || value[position] != '"')
            {
                return -1;
            }

            position++;
            while (position < value.Length && value[position] != '"')
            {
                position += value[position] == '\\' ? 2 : 1;
            }

            position = SkipSpaces(value, position + 1);
        }
        while (position < value.Length && value[position++] == ',');

        if (position > value.Length || position == 0 || value[position - 1] != ']')
        {
            return -1;
        }

        position = SkipSpaces(value, position);
        return position < value.Length && value[position] == ')' ? position + 1 : -1;
    }

    private static int SkipSpaces(string value, int position)
    {
        while (position < value.Length && value[position] == ' ')
        {
            position++;
        }

        return position;
    }
}
