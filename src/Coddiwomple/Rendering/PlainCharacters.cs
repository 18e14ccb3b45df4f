using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Coddiwomple.Rendering;

/// <summary>Tells texts of nothing but ASCII letters, digits and <c>-./_</c>, as nearly all are, eight characters at a time: every text of every object is asked about.</summary>
internal static class PlainCharacters
{
    public static bool AreAll(ReadOnlySpan<char> text)
    {
        if (text.Length < Vector128<ushort>.Count)
        {
            foreach (char c in text)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '/' or '_'))
                {
                    return false;
                }
            }

            return true;
        }

        ref ushort characters = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));

        // The last eight overlap those before them rather than being looked at singly.
        int last = text.Length - Vector128<ushort>.Count;
        for (int i = 0; i < last; i += Vector128<ushort>.Count)
        {
            if (!AreAll(Vector128.LoadUnsafe(ref characters, (nuint)i)))
            {
                return false;
            }
        }

        return AreAll(Vector128.LoadUnsafe(ref characters, (nuint)last));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreAll(Vector128<ushort> characters)
    {
        Vector128<ushort> letters = IsBetween(characters | Vector128.Create((ushort)0x20), 'a', 'z');
        Vector128<ushort> digitsAndSigns = IsBetween(characters, '-', '9');
        Vector128<ushort> underscores = Vector128.Equals(characters, Vector128.Create((ushort)'_'));
        return (letters | digitsAndSigns | underscores) == Vector128<ushort>.AllBitsSet;
    }

    // What is below the first wraps round to far above the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> IsBetween(Vector128<ushort> characters, char first, char last) =>
        Vector128.LessThanOrEqual(characters - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));
}
