using System.Runtime;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>
/// Keeps the garbage collector away from the beginning of a large run: nearly all that is made while a topology is read and bound is needed until both is
/// done, so that it would go through all of it again and again, and free nothing. The process has but one collector: only the program itself may do this.
/// </summary>
internal static class CollectorPause
{
    // Below this many characters of topology it hardly comes by anyway.
    private const int WorthIt = 1 << 18;

    // What reading and binding make of a character, measured; and what may be made at most before it comes.
    private const int BytesPerCharacter = 24;
    private const long MostBytes = 96 << 20;

    // Of the memory that there is.
    private const int LargestShare = 4;

    /// <summary>Compiles as <see cref="Compiler.Compile"/> does.</summary>
    public static CompileResult Compile(ReadOnlyArray<SourceFile> sources, CompileOptions options)
    {
        Begin(sources);
        return Compiler.Compile(sources, options);
    }

    // It comes again by itself when that much was made.
    private static void Begin(ReadOnlyArray<SourceFile> sources)
    {
        long characters = 0;
        foreach (SourceFile source in sources)
        {
            characters += source.Content.Length;
        }

        if (characters < WorthIt || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            return;
        }

        try
        {
            GC.TryStartNoGCRegion(Math.Min(Math.Min(characters * BytesPerCharacter, MostBytes), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / LargestShare));
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than the collector has room for, as on 32 bits: it comes as always.
        }
    }
}
