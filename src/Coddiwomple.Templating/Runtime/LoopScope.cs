namespace Coddiwomple.Templating.Runtime;

/// <summary>What kind of statement made a loop; decides the name under which a template sees its state.</summary>
internal enum LoopKind
{
    For,
    TableRow,
    While,
}

/// <summary>
/// A loop that is running: its variable and its state. It is linked into the innermost frame of global and of local
/// variables, because a loop variable can be either. A context uses it for one loop after another.
/// </summary>
internal sealed class LoopScope
{
    public LoopKind Kind { get; private set; }

    /// <summary>The loop variable when it is a global one.</summary>
    public string? GlobalName { get; private set; }

    /// <summary>The loop variable when it is a local one.</summary>
    public string? LocalName { get; private set; }

    public object? Value { get; set; }

    public LoopScope? OuterInGlobal { get; set; }

    public LoopScope? OuterInLocal { get; set; }

    /// <summary>How many steps were done before this one.</summary>
    public int Index { get; set; }

    public int Length { get; set; }

    /// <summary>The value of the step before.</summary>
    public object? Previous { get; set; }

    public int Column { get; set; }

    /// <summary>The name of the variable that tells a template about this loop.</summary>
    public string KindName { get; private set; } = "";

    /// <summary>Did a template take hold of the state as a value? Then it cannot be used again.</summary>
    public bool IsKept { get; set; }

    /// <summary>The next of those that wait to be used again.</summary>
    public LoopScope? NextSpare { get; set; }

    /// <summary>Makes this the state of a loop that is about to begin.</summary>
    public void Begin(LoopKind kind, string? globalName, string? localName, int length)
    {
        Kind = kind;
        KindName = kind switch
        {
            LoopKind.For => "for",
            LoopKind.TableRow => "tablerow",
            _ => "while",
        };
        GlobalName = globalName;
        LocalName = localName;
        Length = length;
        Index = 0;
        Column = 0;
        Value = null;
        Previous = null;
    }

    public override string ToString()
        => Kind == LoopKind.TableRow ? "Scriban.Syntax.ScriptTableRowStatement+TableRowLoopState" : "Scriban.Syntax.ScriptLoopStatementBase+LoopState";

    /// <summary>The members of the variables <c>for</c>, <c>tablerow</c> and <c>while</c>.</summary>
    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "index" => Boxes.Of(Index),
            "first" => Boxes.Of(Index == 0),
            "even" => Boxes.Of((Index & 1) == 0),
            "odd" => Boxes.Of((Index & 1) != 0),
            "last" when Kind != LoopKind.While => Boxes.Of(Index == Length - 1),
            "changed" when Kind != LoopKind.While => Boxes.Of(Index == 0 || !Equals(Previous, Value)),
            "length" when Kind != LoopKind.While => Boxes.Of(Length),
            "rindex" when Kind != LoopKind.While => Boxes.Of(Length - Index - 1),
            "col" when Kind == LoopKind.TableRow => Boxes.Of(Column),
            _ => null,
        };
        return value is not null;
    }
}
