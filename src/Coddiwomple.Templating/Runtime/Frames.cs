using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>One level of global variables: an object and the loops that run on top of it.</summary>
internal sealed class GlobalFrame
{
    public ScriptObject Object { get; set; } = new();

    public LoopScope? Loop { get; set; }
}

/// <summary>The local variables of a page, an include or a function.</summary>
internal sealed class LocalFrame
{
    public ScriptObject? Locals { get; set; }

    /// <summary>The value of <c>$</c>.</summary>
    public ScriptArray? Arguments { get; set; }

    /// <summary>The value of <c>$$</c>: the block that a <c>wrap</c> passed.</summary>
    public ScriptBlockStatement? Block { get; set; }

    public LoopScope? Loop { get; set; }

    public void Clear()
    {
        Locals = null;
        Arguments = null;
        Block = null;
        Loop = null;
    }
}
