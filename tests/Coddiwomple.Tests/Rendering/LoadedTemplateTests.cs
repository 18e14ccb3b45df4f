using Coddiwomple.Diagnostics;
using Coddiwomple.Rendering;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Rendering;

/// <summary>Where a user is told that a template of theirs cannot be read.</summary>
public class LoadedTemplateTests
{
    /// <summary>The engine prints the end of a template as (0,0), as Scriban does; a user is shown the end itself.</summary>
    [Fact]
    public void WhatIsMissingAtTheEndIsReportedThere()
    {
        var template = LoadedTemplate.Parse(new SourceFile("service.yaml.sbn", "kind: Service\nname: {{ x ? 1 }}"), isReplaced: true);
        Assert.Contains(template.Template.Messages, m => m.Span.ToStringSimple() == "service.yaml.sbn(0,0)");

        var diagnostics = new DiagnosticBag();
        template.ReportMessages(diagnostics);
        SourceFile file = template.File;
        Assert.Equal(
            [new SourcePosition(2, 16), new SourcePosition(2, 18)],
            diagnostics.Items.Select(d => file.PositionAt(d.Span?.Start ?? -1)));
    }
}
