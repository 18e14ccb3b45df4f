using System.Runtime.CompilerServices;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Boxed values that are made once: a template that counts does not allocate.</summary>
internal static class Boxes
{
    private const int First = -128;
    private const int Last = 4096;

    public static readonly object True = true;
    public static readonly object False = false;

    private static readonly object[] Integers = MakeIntegers();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object Of(bool value) => value ? True : False;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object Of(int value) => (uint)(value - First) <= Last - First ? Integers[value - First] : value;

    /// <summary>The smallest integer type that holds the value.</summary>
    public static object Of(long value) => value == (int)value ? Of((int)value) : value;

    private static object[] MakeIntegers()
    {
        var boxes = new object[Last - First + 1];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = i + First;
        }

        return boxes;
    }
}
