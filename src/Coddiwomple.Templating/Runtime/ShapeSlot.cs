using System.Runtime.CompilerServices;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// What a member access remembers: where a key is in the objects of one shape, -1 when they do not have it, and the same
/// of shapes before that: a template that others include sees objects of several. It is immutable and published by one
/// reference write, so that threads that render the same template may race for it.
/// </summary>
internal sealed class ShapeSlot
{
    private const int MostShapes = 12;

    private readonly ScriptObjectShape _shape;
    private readonly int _slot;
    private readonly int _depth;
    private readonly ShapeSlot? _earlier;

    private ShapeSlot(ScriptObjectShape shape, int slot, ShapeSlot? earlier)
    {
        _shape = shape;
        _slot = slot;
        _earlier = earlier is { _depth: < MostShapes } ? earlier : null;
        _depth = _earlier is null ? 1 : _earlier._depth + 1;
    }

    /// <summary>The slot of <paramref name="key"/> in <paramref name="target"/>, by a remembered one if one fits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ScriptObject target, string key, ref ShapeSlot? cache)
    {
        var known = cache;
        return known is not null && ReferenceEquals(known._shape, target.Shape) ? known._slot : FindEarlier(target, key, ref cache);
    }

    private static int FindEarlier(ScriptObject target, string key, ref ShapeSlot? cache)
    {
        var last = cache;
        for (var known = last?._earlier; known is not null; known = known._earlier)
        {
            if (ReferenceEquals(known._shape, target.Shape))
            {
                return known._slot;
            }
        }

        var slot = target.IndexOf(key);
        if (target.Shape is { } shape)
        {
            cache = new ShapeSlot(shape, slot, last);
        }

        return slot;
    }
}
