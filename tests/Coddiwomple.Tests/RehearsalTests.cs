using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests;

public sealed class RehearsalTests
{
    // Nobody sees what goes wrong on its thread.
    [Fact]
    public void GoesWell()
    {
        var diagnostics = new DiagnosticBag();
        Rehearsal.Run(diagnostics);
        Assert.Empty(diagnostics.ToSorted());
    }
}
