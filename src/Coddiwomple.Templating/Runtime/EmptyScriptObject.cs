namespace Coddiwomple.Templating.Runtime;

/// <summary>The value of the variable <c>empty</c>: equal to everything that has nothing in it, prints as nothing.</summary>
public sealed class EmptyScriptObject
{
    public static readonly EmptyScriptObject Default = new();

    private EmptyScriptObject()
    {
    }

    public override string ToString() => "";
}
