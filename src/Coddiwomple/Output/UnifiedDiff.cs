namespace Coddiwomple.Output;

/// <summary>Prints what a change set would change.</summary>
internal static class UnifiedDiff
{
    public static void Write(ChangeSet changes, TextWriter writer)
    {
        foreach (OutputFile file in changes.Created)
        {
            writer.Write($"+++ b/{file.Path}\n");
        }
    }
}
