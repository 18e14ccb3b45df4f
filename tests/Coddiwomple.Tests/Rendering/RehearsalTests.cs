using Coddiwomple.Diagnostics;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

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
