using System.Runtime.CompilerServices;
using System.Text;
using Spectre.Console;

namespace Coddiwomple.Cli;

/// <summary>
/// Shows on a terminal that a run is still at work, from its second second on. Spectre.Console is loaded only then.
/// </summary>
internal sealed class ProgressBar : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Stream _error;
    private readonly Timer _timer;
    private readonly ManualResetEventSlim _finished = new();
    private readonly Lock _gate = new();
    private Task? _drawing;

    private ProgressBar(Stream error)
    {
        _error = error;
        _timer = new Timer(_ => Begin(), null, s_patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gives null where nobody would see it.</summary>
    public static ProgressBar? Start(Surroundings world, bool quiet) =>
        world.ErrorIsTerminal && !quiet && world.Variable("TERM") != "dumb" ? new ProgressBar(world.Error) : null;

    /// <summary>Takes the bar away; what is written afterwards stands where it stood.</summary>
    public void Dispose()
    {
        Task? drawing;
        lock (_gate)
        {
            _finished.Set();
            _timer.Dispose();
            drawing = _drawing;
        }

        drawing?.Wait();
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (!_finished.IsSet)
            {
                _drawing = Task.Run(Draw);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Draw()
    {
        using var writer = new StreamWriter(_error, new UTF8Encoding(false), leaveOpen: true);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                context.AddTask("generating").IsIndeterminate();
                _finished.Wait();
            });
    }
}
