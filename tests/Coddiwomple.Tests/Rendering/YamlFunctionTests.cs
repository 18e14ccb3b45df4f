using Coddiwomple.Model;
using Coddiwomple.Rendering;
using Coddiwomple.Templating;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Tests.Rendering;

/// <summary>What <c>yaml</c> writes of trees that no template has looked into, and of those that one has.</summary>
public class YamlFunctionTests
{
    private static readonly IstioMap s_policy = new(
    [
        new IstioField("tls", new IstioMap([new IstioField("mode", new IstioText("ISTIO_MUTUAL")), new IstioField("sni", new IstioText("on"))])),
        new IstioField("ports", new IstioList([new IstioMap([new IstioField("number", IstioLiteral.Of(80)), new IstioField("none", IstioMap.Empty)]), new IstioText("a: b")])),
        new IstioField("empty", new IstioList([])),
    ]);

    private const string Written =
        "tls:\n  mode: ISTIO_MUTUAL\n  sni: \"on\"\nports:\n  - number: 80\n    none: {}\n  - \"a: b\"\nempty: []";

    [Theory]
    [InlineData("{{ yaml policy 0 }}", Written)]
    [InlineData("{{ mode = policy.tls.mode; yaml policy 0 }}", Written)]
    [InlineData("{{ for item in policy.ports; end; for member in policy; end; yaml policy 0 }}", Written)]
    [InlineData("{{ policy.ports[0].number }} {{ policy.tls.sni }}", "80 \"on\"")]
    [InlineData("{{ yaml policy.tls 4 '  - ' }}", "  - mode: ISTIO_MUTUAL\n    sni: \"on\"")]
    [InlineData("{{ policy.tls.mode = 'DISABLE'; policy.tls.more = 1..2; yaml policy.tls 0 }}", "mode: DISABLE\nsni: \"on\"\nmore:\n  - 1\n  - 2")]
    [InlineData("{{ yaml (policy.ports | array.limit 1) 2 }}", "  - number: 80\n    none: {}")]
    [InlineData("{{ yaml (policy.empty | array.concat []) 0 }}", "[]")]
    [InlineData("{{ yaml {n: 1, d: 2.5, t: true, f: false, none: null, o: {}, a: []} 0 }}", "n: 1\nd: 2.5\nt: true\nf: false\nnone: null\no: {}\na: []")]
    public void TreesAreWrittenAlikeBeforeAndAfterTemplatesLookIntoThem(string template, string text) => Assert.Equal(text, Render(template));

    [Theory]
    [InlineData("policy 0")]
    [InlineData("policy 40")]
    [InlineData("policy 2 '  - '")]
    [InlineData("policy.ports 2 ''")]
    [InlineData("policy.empty 2")]
    [InlineData("'a\n' 1 'b'")]
    [InlineData("['', []] 0 ''")]
    [InlineData("null 3")]
    public void TheTextIsTheSameAsAStatementAndAsAValue(string arguments) =>
        Assert.Equal(Render("{{ x = yaml " + arguments + "; x }}|{{ x }}"), Render("{{ yaml " + arguments + " }}|{{ x = yaml " + arguments + "; x }}"));

    [Theory]
    [InlineData("{{ yaml 1..2000000000 0 }}")]
    [InlineData("{{ yaml {many: 1..2000000000} 0 }}")]
    public void AListWithoutEndIsAnErrorOfTheTemplate(string template)
    {
        var context = new TemplateContext();
        context.BuiltinObject.SetValue("yaml", new YamlFunction(), readOnly: true);
        var error = Assert.Throws<ScriptRuntimeException>(() => Template.Parse(template).Render(context));
        Assert.Contains("the list would have", error.Message, StringComparison.Ordinal);
    }

    private static string Render(string template)
    {
        var context = new TemplateContext();
        context.BuiltinObject.SetValue("yaml", new YamlFunction(), readOnly: true);
        context.PushGlobal(new ScriptObject { ["policy"] = ViewValues.Tree(s_policy) });
        return Template.Parse(template).Render(context);
    }
}
