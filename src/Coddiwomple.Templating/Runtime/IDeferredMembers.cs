namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// Members of an object that few templates look at one by one. They are made when one does; a function of the host that knows the type behind this can
/// do without. With Scriban's own engine a class derived from its ScriptObject does the same.
/// </summary>
public interface IDeferredMembers
{
    /// <summary>Adds all members to an object that has none yet.</summary>
    void AddTo(ScriptObject target);
}
