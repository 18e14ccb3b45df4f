using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Copies short text that is ASCII, as nearly all values are, without the cost of starting an encoder.</summary>
internal static class ShortAscii
{
    private const ushort NotAscii = 0xFF80;

    /// <summary>Writes the text a byte a character; false, and nothing that counts is written, when it is not all ASCII.</summary>
    /// <remarks><paramref name="into"/> has to have room for the text.</remarks>
    public static bool TryCopy(ReadOnlySpan<char> text, Span<byte> into)
    {
        var length = text.Length;
        if (length > into.Length)
        {
            return false;
        }

        return length < Vector128<ushort>.Count ? TryCopySingly(text, into) : TryCopyByEights(text, into);
    }

    private static bool TryCopySingly(ReadOnlySpan<char> text, Span<byte> into)
    {
        var all = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            all |= character;
            into[i] = (byte)character;
        }

        return (all & NotAscii) == 0;
    }

    private static bool TryCopyByEights(ReadOnlySpan<char> text, Span<byte> into)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref MemoryMarshal.GetReference(into);
        var all = Vector128<ushort>.Zero;

        // The last eight overlap those before them rather than being copied singly.
        var last = text.Length - Vector128<ushort>.Count;
        for (var i = 0; ; i = Math.Min(i + Vector128<ushort>.Count, last))
        {
            var eight = Vector128.LoadUnsafe(ref from, (nuint)i);
            all |= eight;
            Vector128.Narrow(eight, eight).GetLower().StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                return (all & Vector128.Create(NotAscii)) == Vector128<ushort>.Zero;
            }
        }
    }
}
