using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Parsing;

/// <summary>
/// Takes the tokens of a template, gives the tree that renders it. It goes on after an error where that can tell more,
/// and stops where everything after it would be guesswork.
/// </summary>
internal sealed partial class Parser
{
    private const int DefaultDepthLimit = 250;

    private readonly string _text;
    private readonly string _path;
    private readonly ParserOptions _options;
    private readonly ScriptMode _mode;
    private readonly List<Token> _tokens;
    private readonly List<LogMessage> _messages = [];
    private int _index;
    private Token _previous = new(default, default, default);
    private int _skipNewLines;
    private int _depth;
    private int _expressionLevel;
    private int _blockLevel;
    private bool _inCode;
    private bool _usesArguments;
    private bool _inFrontMatter;
    private bool _isFatal;
    private bool _isTooDeep;
    private bool _isOutOfStack;
    private int _furthest;

    private Parser(string text, string path, ParserOptions options, ScriptMode mode, List<Token> tokens)
    {
        _text = text;
        _path = path;
        _options = options;
        _mode = mode;
        _tokens = tokens;
        _inCode = mode == ScriptMode.ScriptOnly;
    }

    /// <summary>Parses a template; there is no page when there was an error.</summary>
    public static (ScriptPage? Page, List<LogMessage> Messages) Parse(string text, string path, ParserOptions options, LexerOptions lexerOptions)
    {
        var (tokens, lexerErrors) = Lexer.Read(text, path, lexerOptions);
        var parser = new Parser(text, path, options, lexerOptions.Mode, tokens);
        var page = parser.ParsePage();
        foreach (var error in lexerErrors)
        {
            if (error.TokenIndex <= parser._furthest)
            {
                parser._messages.Add(error.Message);
            }
        }

        return (parser._messages.Count == 0 ? page : null, parser._messages);
    }

    private Token Current => _tokens[_index];

    private string CurrentText => Current.Text(_text);

    private Token Peek()
    {
        var i = _index;
        do
        {
            i = Math.Min(i + 1, _tokens.Count - 1);
        }
        while (IsSkipped(_tokens[i]));

        _furthest = Math.Max(_furthest, i);
        return _tokens[i];
    }

    private void Next()
    {
        _previous = Current;
        do
        {
            _index = Math.Min(_index + 1, _tokens.Count - 1);
        }
        while (IsSkipped(Current));

        _furthest = Math.Max(_furthest, _index);
    }

    private bool IsSkipped(Token token) => token.Type == TokenType.NewLine && _skipNewLines > 0;

    private bool IsAt(TokenType type) => Current.Type == type;

    private bool IsAtWord(string word) => IsAt(TokenType.Identifier) && Current.End.Offset - Current.Start.Offset + 1 == word.Length
        && _text.AsSpan(Current.Start.Offset, word.Length).SequenceEqual(word);

    private SourceSpan SpanOf(Token token) => new(_path, token.Start, token.End);

    private SourceSpan CurrentSpan => SpanOf(Current);

    /// <summary>Gives a node its place: from <paramref name="start"/> to the token that was read last.</summary>
    private T At<T>(TextPosition start, T node)
        where T : ScriptNode
    {
        node.Span = new SourceSpan(_path, start, _previous.End.Offset >= start.Offset ? _previous.End : start);
        node.Source = _text;
        return node;
    }

    private void Error(SourceSpan span, string message, bool isFatal = false)
    {
        // After a sudden stop nothing is where it should be.
        if (_isOutOfStack)
        {
            return;
        }

        _messages.Add(new LogMessage(ParserMessageType.Error, span, message));
        _isFatal |= isFatal;
    }

    private void Error(string message, bool isFatal = false) => Error(CurrentSpan, message, isFatal);

    private string Found() => Current.Type switch
    {
        TokenType.Eof => "the end of the template",
        TokenType.NewLine => "the end of the line",
        TokenType.CodeExit => "the end of the code block",
        _ => $"'{CurrentText.ReplaceLineEndings("\\n")}'",
    };

    /// <summary>Reads a token that has to be there; reads whatever is there when it is not.</summary>
    private bool Expect(TokenType type, string what)
    {
        var found = IsAt(type);
        if (!found)
        {
            Error($"expecting {what} instead of {Found()}");
        }

        Next();
        return found;
    }

    /// <summary>Counts one level more; false where the stack of the thread does not allow any.</summary>
    private bool EnterDepth()
    {
        var limit = _options.ExpressionDepthLimit ?? DefaultDepthLimit;
        if (++_depth > limit && limit > 0 && !_isTooDeep)
        {
            _isTooDeep = true;
            Error(SpanOf(_previous), $"the template nests deeper than {limit}");
        }

        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        _isOutOfStack = true;
        _isFatal = true;
        return false;
    }
}
