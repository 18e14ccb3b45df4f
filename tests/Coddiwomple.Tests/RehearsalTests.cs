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

    // An exception on its thread would end the process.
    [Theory]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("Coddiwomple.Tests.dll/out")]
    public void NoFolderStopsIt(string outputFolder)
    {
        var diagnostics = new DiagnosticBag();
        Rehearsal.Run(diagnostics, outputFolder);
        Assert.Empty(diagnostics.ToSorted());
    }
}
