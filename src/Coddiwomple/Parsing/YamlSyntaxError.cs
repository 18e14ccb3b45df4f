using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes what the YAML scanner or parser complained of and where, gives one diagnostic in plain words at the text that is wrong. The complaint often names
/// the place where the mistake was noticed; what was left open before it, a tab or a bracket or a quote, is the better explanation.
/// </summary>
internal sealed class YamlSyntaxError
{
    private readonly SourceFile _file;
    private readonly string _text;
    private readonly TextProbe _probe;
    private readonly DiagnosticBag _bag;

    private YamlSyntaxError(SourceFile file, DiagnosticBag bag)
    {
        _file = file;
        _text = file.Content;
        _probe = new TextProbe(file);
        _bag = bag;
    }

    /// <summary><paramref name="at"/> is where the complaint points, <paramref name="here"/> how far the scanner had come, <paramref name="bracket"/> the innermost open one or -1.</summary>
    public static void Report(SourceFile file, string complaint, int at, int here, int bracket, DiagnosticBag bag)
    {
        int length = file.Content.Length;
        new YamlSyntaxError(file, bag).Report(complaint, Math.Clamp(at, 0, length), Math.Clamp(here, 0, length), bracket);
    }

    private void Report(string complaint, int at, int here, int bracket)
    {
        if (_probe.FindTab(at, here) is var tab and >= 0)
        {
            Add(Catalogue.TabIndentation, tab, _probe.EndOfTabs(tab), "a tab in the indentation", "indent with spaces: YAML does not know how wide a tab is");
        }
        else if (complaint.Contains("quoted scalar", StringComparison.Ordinal))
        {
            ReportQuoted(complaint, at, here);
        }
        else if (complaint.Contains("cannot start any token", StringComparison.Ordinal) && at < _text.Length)
        {
            Invalid(at, at + 1, $"unquoted text cannot begin with \"{_text[at]}\"", "put quotes around it");
        }
        else if (complaint.Contains("anchor or alias", StringComparison.Ordinal))
        {
            Invalid(at, _probe.EndOfWord(at), $"\"{_text[at.._probe.EndOfWord(at)]}\" is no name of an anchor", "put quotes around text that begins with \"&\" or \"*\"");
        }
        else if (complaint.Contains("invalid mapping", StringComparison.Ordinal) && (bracket < 0 || _probe.LineOf(bracket) == _probe.LineOf(at)))
        {
            ReportColon(at);
        }
        else if (bracket >= 0 || (complaint.Length == 0 && (bracket = _probe.FindBracket(at)) >= 0))
        {
            ReportBracket(at, bracket);
        }
        else if (complaint.Contains("expected key", StringComparison.Ordinal)
            || complaint.Contains("expected ':'", StringComparison.Ordinal)
            || complaint.Contains("expected '-'", StringComparison.Ordinal)
            || complaint.Contains("node content", StringComparison.Ordinal))
        {
            ReportLine(at, complaint.Contains("expected '-'", StringComparison.Ordinal));
        }
        else
        {
            Invalid(at, Math.Max(_probe.EndOfWord(at), at + 1), Reword(complaint), null);
        }
    }

    private void ReportQuoted(string complaint, int at, int here)
    {
        if (complaint.Contains("escape", StringComparison.Ordinal) || complaint.Contains("hexadecimal", StringComparison.Ordinal) || complaint.Contains("surrogates", StringComparison.Ordinal))
        {
            int backslash = _text.LastIndexOf('\\', Math.Min(here, _text.Length - 1));
            int end = Math.Min(backslash + 2, _text.Length);
            string what = complaint.Contains("unknown", StringComparison.Ordinal) ? "unknown" : "incomplete";
            Invalid(backslash, end, $"{what} escape \"{_text[backslash..end]}\" in double quotes", "write \"\\\\\" for a backslash, or use single quotes, in which it is a letter like any other");
        }
        else
        {
            ReportOpenQuote(at);
        }
    }

    private void ReportOpenQuote(int at)
    {
        char quote = at < _text.Length ? _text[at] : '"';
        Add(Catalogue.Unclosed, at, at + 1, $"this {(quote == '\'' ? "single" : "double")} quote is never closed", $"add {quote} at the end of the text");
    }

    // A colon in unquoted text is seldom meant: a space is missing after the colon of the line above, or this line is indented too far.
    private void ReportColon(int at)
    {
        int line = _probe.LineOf(at);
        int start = _probe.StartOfLine(line);
        bool isKey = !_text.AsSpan(start, Math.Max(0, at - start)).ContainsAny(' ', ':');
        int above = isKey ? _probe.LineAbove(line) : -1;
        if (above < 0)
        {
            Invalid(at, at + 1, "\":\" followed by a space inside unquoted text", "put quotes around the text, or the next key on its own line");
            return;
        }

        int aboveStart = _probe.StartOfLine(above);
        int aboveEnd = _probe.EndOfLine(aboveStart);
        string text = _text[aboveStart..aboveEnd];
        if (text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && !TextProbe.HasKey(text))
        {
            Invalid(aboveStart, aboveEnd, $"a space is missing after the colon of \"{text[..(colon + 1)]}\"", $"write \"{text[..colon]}: {text[(colon + 1)..]}\"");
        }
        else
        {
            Invalid(start, _probe.EndOfLine(start), "this key is indented below a key that has a value already", "give the keys of one mapping the same indentation");
        }
    }

    private void ReportBracket(int at, int bracket)
    {
        char open = _text[bracket];
        char close = open == '{' ? '}' : ']';
        bool ended = at >= _text.Length || _text.AsSpan(at).IsWhiteSpace();
        if (!ended && _text[at] is ']' or '}' && _text[at] != close)
        {
            Add(
                Catalogue.Unclosed,
                at,
                at + 1,
                $"\"{_text[at]}\" where \"{close}\" should close the \"{open}\"",
                $"write \"{close}\"",
                new RelatedPlace(new SourceSpan(_file, bracket, bracket + 1), "opened here"));
        }
        else if (ended || _probe.LineOf(at) != _probe.LineOf(bracket))
        {
            Add(Catalogue.Unclosed, bracket, bracket + 1, $"this \"{open}\" is never closed", $"add \"{close}\" after its last item");
        }
        else if (_text[at] == ':' && _probe.StartOfWord(at) is var word && _text[_probe.SkipBlanksBack(word)] is not (':' or '{' or '[' or ','))
        {
            Invalid(word, at, $"a \",\" is missing before \"{_text[word..at]}\"", "items are separated by commas");
        }
        else
        {
            string message = _text[at] == ',' ? "a value is missing before \",\"" : $"expected \",\" or \"{close}\" here";
            Invalid(at, Math.Max(_probe.EndOfWord(at), at + 1), message, "items are separated by commas; put quotes around text that holds a bracket or a comma");
        }
    }

    private void ReportLine(int at, bool wantsItem)
    {
        int start = at;
        while (start > 0 && _text[start - 1] is ' ')
        {
            start--;
        }

        bool opensLine = start == 0 || _text[start - 1] is '\n' or '\r';
        int end = _probe.EndOfLine(at);
        string line = _text[at..end];
        if (line.Length == 0)
        {
            Invalid(at, at, "the text ends where a key was expected", "finish the line above");
        }
        else if (line[0] is ']' or '}' or ',')
        {
            Invalid(at, at + 1, $"\"{line[0]}\" without an opening bracket", "remove it, or put quotes around the text");
        }
        else if (!opensLine)
        {
            ReportLeftover(at, end);
        }
        else if (line == "-" || line.StartsWith("- ", StringComparison.Ordinal))
        {
            Invalid(at, at + 1, "a list item among the keys of a mapping", "indent it below the key that it belongs to");
        }
        else if (!TextProbe.HasKey(line))
        {
            Invalid(at, end, $"\"{line}\" is neither \"key: value\" nor a list item", "write a colon and a space after the key");
        }
        else if (wantsItem)
        {
            Invalid(at, end, "a key among the items of a list", "put \"- \" before it, or indent it as the keys that it belongs to");
        }
        else
        {
            Invalid(at, end, "this line is indented like no line above that it could belong to", "give the keys of one mapping the same indentation");
        }
    }

    // After the end of quoted text: a quote inside it, or the next opening quote took for the closing one of an earlier line.
    private void ReportLeftover(int at, int end)
    {
        int before = _probe.SkipBlanksBack(at);
        char quote = _text[before];
        int opening = quote is '\'' or '"' && before > 0 ? _text.LastIndexOf(quote, before - 1) : -1;
        if (opening >= 0 && _probe.LineOf(opening) != _probe.LineOf(before))
        {
            ReportOpenQuote(opening);
            return;
        }

        string hint = quote == '\'' ? "inside single quotes a single quote is written twice" : "put quotes around the whole value";
        Invalid(at, end, $"\"{_text[at..end]}\" follows a value that had already ended", hint);
    }

    private void Invalid(int start, int end, string message, string? hint) => Add(Catalogue.InvalidYaml, start, end, message, hint);

    private void Add(DiagnosticDescriptor descriptor, int start, int end, string message, string? hint, params ReadOnlySpan<RelatedPlace> related) =>
        _bag.Report(descriptor, new SourceSpan(_file, start, Math.Clamp(end, start, _text.Length)), message, hint, related);

    private static string Reword(string complaint)
    {
        int comma = complaint.StartsWith("While", StringComparison.Ordinal) ? complaint.IndexOf(", ", StringComparison.Ordinal) : -1;
        string what = (comma < 0 ? complaint : complaint[(comma + 2)..]).Trim().TrimEnd('.');
        return what.Length == 0 ? "this cannot be read as YAML" : $"this cannot be read as YAML: {char.ToLowerInvariant(what[0])}{what[1..]}";
    }
}
