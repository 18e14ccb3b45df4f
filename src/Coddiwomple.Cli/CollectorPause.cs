using System.Runtime;
using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>
/// Keeps the garbage collector away while a large topology is read and bound: nearly all that is made then is needed until both is done, so that it would go
/// through all of it again and again, and free nothing. Where memory is short, or more is made than was expected, it collects as always. The process has but
/// one collector: only the program itself may do this.
/// </summary>
internal sealed class CollectorPause : IDisposable
{
    // Below this many characters it hardly comes by anyway.
    private const int WorthIt = 1 << 18;

    // What is made of a character of topology, measured; and what may be made in all, beside which the rest of a run that large needs more anyway.
    private const int BytesPerCharacter = 24;
    private const long MostBytes = 96 << 20;

    // Of the memory that there is.
    private const int LargestShare = 4;

    private bool _isOver;

    private CollectorPause()
    {
    }

    /// <summary>Compiles as <see cref="Compiler.Compile"/> does.</summary>
    public static CompileResult Compile(ReadOnlyArray<SourceFile> sources, CompileOptions options)
    {
        using CollectorPause? pause = Begin(sources);
        return Compiler.Compile(sources, pause is null ? options : options with { WhenBound = pause.Dispose });
    }

    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        try
        {
            // Otherwise it was over before: more was made.
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
        catch (InvalidOperationException)
        {
            // More was made on another thread, just now.
        }
    }

    /// <summary>Gives null where the collector had better go on.</summary>
    public static CollectorPause? Begin(ReadOnlyArray<SourceFile> sources)
    {
        long characters = 0;
        foreach (SourceFile source in sources)
        {
            characters += source.Content.Length;
        }

        if (characters < WorthIt)
        {
            return null;
        }

        long bytes = Math.Min(Math.Min(characters * BytesPerCharacter, MostBytes), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / LargestShare);
        try
        {
            return GC.TryStartNoGCRegion(bytes) ? new CollectorPause() : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than the collector has room for, as on 32 bits.
            return null;
        }
    }
}
