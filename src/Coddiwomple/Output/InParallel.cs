using Coddiwomple.Diagnostics;

namespace Coddiwomple.Output;

/// <summary>Spreads work on many files over all cores. A small tree is done in place: starting threads would cost more than the work.</summary>
internal static class InParallel
{
    private const int WorthSharing = 256;
    private const long BytesWorthSharing = 8 << 20;

    public delegate void Step(int index, Span<byte> buffer);

    /// <summary>Calls <paramref name="step"/> once for every index below <paramref name="count"/>, with a buffer that is its own for the call; the files hold that many <paramref name="bytes"/>.</summary>
    public static void For(int count, int bufferSize, Step step, long bytes = 0)
    {
        if (count < 2 || (count < WorthSharing && bytes < BytesWorthSharing))
        {
            Run(0, count, bufferSize, step);
            return;
        }

        // Runs of neighbours: two cores then seldom create files in one folder, which the file system does one at a time.
        SharedWork.For(count, (_, from, to) => Run(from, to, bufferSize, step));
    }

    private static void Run(int from, int to, int bufferSize, Step step)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(bufferSize);
        for (int i = from; i < to; i++)
        {
            step(i, buffer);
        }
    }
}
