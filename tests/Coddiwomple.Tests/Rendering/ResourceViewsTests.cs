using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Tests.Rendering;

/// <summary>Objects share a view of their metadata's labels, but not where a template of a user's might change it.</summary>
public class ResourceViewsTests
{
    private static readonly Labels s_labels = Labels.Of("part-of", "mesh");

    [Theory]
    [InlineData(true, "new new new ")]
    [InlineData(false, "new newnew newnewnew ")]
    public void WhatAUsersTemplateChangesIsItsOwn(bool canChange, string values)
    {
        var views = new ResourceViews(canChange);
        Template template = Template.Parse("{{ labels[0].value = labels[0].value | string.replace 'mesh' '' | string.append 'new' }}{{ labels[0].value }} ");
        string text = "";
        for (int port = 1; port <= 3; port++)
        {
            var context = new TemplateContext();
            context.PushGlobal(views.Of(new GatewayPlan(new ObjectMeta("v1", "gateway", "mesh", s_labels, Labels.Empty), Labels.Empty, port, [])));
            text += template.Render(context);
        }

        Assert.Equal(values, text);
    }

    [Fact]
    public void EveryObjectHasItsOwnNumbers()
    {
        var views = new ResourceViews(canChange: false);
        foreach (int port in new[] { 80, 336, 592, 80, 65535, -176, 255, 511, 80 })
        {
            ScriptObject view = views.Of(new GatewayPlan(new ObjectMeta("v1", "gateway", "mesh", s_labels, Labels.Empty), Labels.Empty, port, []));
            Assert.Equal(port.ToString(System.Globalization.CultureInfo.InvariantCulture), view["port"]);
        }
    }
}
