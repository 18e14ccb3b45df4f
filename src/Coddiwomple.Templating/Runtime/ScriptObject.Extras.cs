namespace Coddiwomple.Templating.Runtime;

/// <summary>What few objects have, apart from what all have: a view is made of many small objects, and they are a third smaller without it.</summary>
public sealed partial class ScriptObject
{
    private OwnKeys Own => _extras?.Keys ?? throw new InvalidOperationException("an object without a shape has a key table of its own");

    private Extras Extra => _extras ??= new Extras();

    private sealed class Extras
    {
        /// <summary>The key table of an object without a shape.</summary>
        public OwnKeys? Keys { get; set; }

        /// <summary>The members that a template may not write: a bit a slot while the keys are those of a shape, which has no more than 64.</summary>
        public ulong ReadOnlySlots { get; set; }

        /// <summary>The same members by name, where the keys are the object's own.</summary>
        public HashSet<string>? ReadOnlyKeys { get; set; }

        /// <summary>What a call of the object itself runs.</summary>
        public IScriptCustomFunction? Callable { get; init; }
    }
}
