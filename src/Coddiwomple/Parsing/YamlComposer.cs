using Coddiwomple.Diagnostics;
using Coddiwomple.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coddiwomple.Parsing;

/// <summary>Takes the events of one file, gives its documents as nodes: counts depth, resolves aliases and merge keys, reports duplicate keys.</summary>
internal sealed class YamlComposer(SourceFile file, int origin, IParser parser, DiagnosticBag bag)
{
    private readonly Dictionary<string, Anchored?> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<int> _openBrackets = new();
    private int _depth;
    private int _deepest;
    private int _nodes;
    private int _expanded;

    /// <summary>Offset of the bracket of the innermost flow collection that is open, -1 where none is.</summary>
    public int InnermostBracket => _openBrackets.TryPeek(out int bracket) ? bracket : -1;

    /// <summary>Something was reported that leaves a hole in the nodes, so that nothing sensible can be said of them.</summary>
    public bool HasHoles { get; private set; }

    public ReadOnlyArray<YamlNode> ComposeAll()
    {
        var documents = new ArrayBuilder<YamlNode>();
        while (Next() is not StreamEnd)
        {
            if (parser.Current is not DocumentStart)
            {
                continue;
            }

            _anchors.Clear();
            YamlNode root = Compose(Next());
            if (root is not YamlScalar { IsPlain: true, Text: "" })
            {
                documents.Add(root);
            }
        }

        return documents.ToReadOnly();
    }

    private ParsingEvent Next() =>
        parser.MoveNext() && parser.Current is { } current ? current : throw new InvalidOperationException("the event stream ended early");

    private YamlNode Compose(ParsingEvent current)
    {
        if (current is AnchorAlias alias)
        {
            return Resolve(alias);
        }

        string? anchor = current is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        if (anchor is null)
        {
            return ComposeContent(current);
        }

        _anchors[anchor] = null;
        (int nodes, int deepest) = (_nodes, _deepest);
        _deepest = _depth;
        YamlNode node = ComposeContent(current);
        _anchors[anchor] = new Anchored(node, _nodes - nodes, _deepest - _depth);
        _deepest = Math.Max(deepest, _deepest);
        return node;
    }

    private YamlNode ComposeContent(ParsingEvent current)
    {
        _nodes++;
        return current switch
        {
            Scalar scalar => ComposeScalar(scalar),
            SequenceStart start => ComposeSequence(start),
            MappingStart start => ComposeMapping(start),
            _ => throw new InvalidOperationException($"unexpected event {current.GetType().Name}"),
        };
    }

    private YamlScalar ComposeScalar(Scalar scalar)
    {
        int end = origin + (int)scalar.End.Index;
        SourceSpan span = Span(scalar.Start, end);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            span = span with { End = TrimEnd(span.Start, end) };
        }

        bool plain = YamlTags.CheckScalar(scalar, span, bag);
        return new YamlScalar(scalar.Value, plain, file, span.Start, span.End);
    }

    private YamlSequence ComposeSequence(SequenceStart start)
    {
        int end = Enter(start.Start, start.Style == SequenceStyle.Flow, '[');
        var items = new ArrayBuilder<YamlNode>();
        ParsingEvent next;
        while ((next = Next()) is not SequenceEnd)
        {
            YamlNode item = Compose(next);
            items.Add(item);
            end = EndOf(next, item, end);
        }

        SourceSpan span = Leave(start, start.Style == SequenceStyle.Flow, next.Start, end);
        YamlTags.CheckCollection(start.Tag, "tag:yaml.org,2002:seq", span, bag);
        return new YamlSequence(items.ToReadOnly(), file, span.Start, span.End);
    }

    private YamlMapping ComposeMapping(MappingStart start)
    {
        int end = Enter(start.Start, start.Style == MappingStyle.Flow, '{');
        var entries = new YamlEntries(bag);
        ParsingEvent next;
        while ((next = Next()) is not MappingEnd)
        {
            bool hadHoles = HasHoles;
            YamlNode key = Compose(next);
            bool isReported = HasHoles && !hadHoles;
            end = EndOf(next, key, end);
            next = Next();
            YamlNode value = Compose(next);
            end = EndOf(next, value, end);
            if (!isReported)
            {
                entries.Add(key, value);
            }
        }

        SourceSpan span = Leave(start, start.Style == MappingStyle.Flow, next.Start, end);
        YamlTags.CheckCollection(start.Tag, "tag:yaml.org,2002:map", span, bag);
        ReadOnlyArray<YamlEntry> all = entries.ToReadOnly();
        HasHoles |= entries.HasHoles;
        return new YamlMapping(all, file, span.Start, span.End) { IsSpoiled = entries.HasDuplicates };
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        SourceSpan span = Span(alias.Start, origin + (int)alias.End.Index);
        string name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out Anchored? target))
        {
            bag.Report(Catalogue.UnknownAnchor, span, $"the alias \"*{name}\" has no anchor", $"write \"&{name}\" before the value it stands for, above this line");
            HasHoles = true;
            return new YamlScalar("", true, file, span.Start, span.End);
        }

        if (target is null)
        {
            bag.Report(Catalogue.RecursiveAnchor, span, $"the alias \"*{name}\" stands inside the value it stands for", "a value cannot hold itself: write it out");
            throw new YamlStopException();
        }

        _nodes += target.Nodes;
        _deepest = Math.Max(_deepest, _depth + target.Height);
        CheckDepth(_depth + target.Height, span);
        Expand(target.Nodes, span);
        return target.Node;
    }

    private void Expand(int nodes, SourceSpan span)
    {
        _expanded += nodes;
        if (_expanded > YamlLimits.ExpandedNodes)
        {
            bag.Report(Catalogue.TooManyAliases, span, "the aliases of this file stand for more than 1,000,000 values", "write out what is needed; aliases of aliases multiply");
            throw new YamlStopException();
        }
    }

    private int Enter(Mark start, bool isFlow, char bracket)
    {
        _depth++;
        _deepest = Math.Max(_deepest, _depth);
        int offset = origin + (int)start.Index;
        CheckDepth(_depth, new SourceSpan(file, offset, Math.Min(offset + 1, file.Content.Length)));
        if (isFlow)
        {
            // An anchor or a tag may stand before the bracket.
            _openBrackets.Push(Math.Max(offset, file.Content.IndexOf(bracket, offset)));
        }

        return offset;
    }

    private void CheckDepth(int depth, SourceSpan span)
    {
        if (depth > YamlLimits.Depth)
        {
            bag.Report(Catalogue.TooDeep, span, "more than 100 mappings and lists inside each other", "no topology needs that many; is this file generated?");
            throw new YamlStopException();
        }
    }

    // A block collection ends with its last value; YamlDotNet gives the start of whatever follows it.
    private SourceSpan Leave(NodeEvent start, bool isFlow, Mark endMark, int lastEnd)
    {
        _depth--;
        if (isFlow)
        {
            _openBrackets.Pop();
            lastEnd = origin + (int)endMark.Index + 1;
        }

        return Span(start.Start, Math.Min(lastEnd, file.Content.Length));
    }

    private int EndOf(ParsingEvent started, YamlNode node, int end) =>
        Math.Max(end, started is AnchorAlias ? origin + (int)started.End.Index : node.End);

    private int TrimEnd(int start, int end)
    {
        while (end > start && file.Content[end - 1] is '\n' or '\r' or ' ')
        {
            end--;
        }

        return end;
    }

    private SourceSpan Span(Mark start, int end) => new(file, origin + (int)start.Index, end);

    /// <summary>What an anchor stands for; an entry of null is still being read.</summary>
    private sealed record Anchored(YamlNode Node, int Nodes, int Height);
}
