using System.Runtime.CompilerServices;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// What a member access remembers: where a key is in the objects of one shape, -1 when they do not have it. It is
/// immutable and published by one reference write, so that threads that render the same template may race for it.
/// </summary>
internal sealed class ShapeSlot(ScriptObjectShape shape, int slot)
{
    public readonly ScriptObjectShape Shape = shape;
    public readonly int Slot = slot;

    /// <summary>The slot of <paramref name="key"/> in <paramref name="target"/>, by the remembered one if it fits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ScriptObject target, string key, ref ShapeSlot? cache)
    {
        var known = cache;
        return known is not null && ReferenceEquals(known.Shape, target.Shape) ? known.Slot : FindAndRemember(target, key, ref cache);
    }

    private static int FindAndRemember(ScriptObject target, string key, ref ShapeSlot? cache)
    {
        var slot = target.IndexOf(key);
        if (target.Shape is { } shape)
        {
            cache = new ShapeSlot(shape, slot);
        }

        return slot;
    }
}
