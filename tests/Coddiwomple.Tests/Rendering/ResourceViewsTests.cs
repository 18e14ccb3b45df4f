using Coddiwomple.Model;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Tests.Rendering;

/// <summary>Objects share their labels, but no part of a view, which a template of a user's might change.</summary>
public class ResourceViewsTests
{
    private static readonly Labels s_labels = Labels.Of("part-of", "mesh");

    [Fact]
    public void WhatAUsersTemplateChangesIsItsOwn()
    {
        Template template = Template.Parse("{{ labels[0].value = labels[0].value | string.replace 'mesh' '' | string.append 'new' }}{{ labels[0].value }} ");
        string text = "";
        for (int port = 1; port <= 3; port++)
        {
            var context = new TemplateContext();
            context.PushGlobal(ViewOfGateway(port));
            text += template.Render(context);
        }

        Assert.Equal("new new new ", text);
    }

    [Fact]
    public void EveryObjectHasItsOwnNumbers()
    {
        foreach (int port in new[] { 80, 336, 592, 80, 65535, -176, 255, 511, 80 })
        {
            Assert.Equal(port.ToString(System.Globalization.CultureInfo.InvariantCulture), ViewOfGateway(port)["port"]);
        }
    }

    private static ScriptObject ViewOfGateway(int port) =>
        ResourceViews.Of(new GatewayPlan(new ObjectMeta("v1", "gateway", "mesh", s_labels, Labels.Empty), Labels.Empty, port, []));
}
