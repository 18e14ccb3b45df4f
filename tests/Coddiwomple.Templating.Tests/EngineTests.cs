using System.Text;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Tests;

/// <summary>What a host sees of the engine: objects, functions, limits, errors, threads.</summary>
public class EngineTests
{
    [Fact]
    public void ObjectsOfOneShapeShareTheirKeys()
    {
        var shape = ScriptObjectShape.Create("name", "port");
        var view = new ScriptObject(shape, ["a", 80]);
        var sameByHand = new ScriptObject { ["name"] = "b", ["port"] = 81 };
        Assert.Same(shape, sameByHand.Shape);
        Assert.Equal("a:80 b:81 ", Render("{{ for v in views }}{{ v.name }}:{{ v.port }} {{ end }}", ("views", ScriptArray.Wrap(view, sameByHand))));
    }

    [Theory]
    [InlineData("{{ if view }}yes{{ end }}", "yes", 0)]
    [InlineData("{{ view.b }}{{ view.a }}{{ view.missing }}", "21", 1)]
    [InlineData("{{ for member in view }}{{ member.key }}={{ member.value }} {{ end }}{{ view.size }}", "a=1 b=2 ", 1)]
    [InlineData("{{ view.c = 3; view | object.size }}{{ view['c'] }}", "33", 1)]
    [InlineData("{{ view.a += 5; view }}", "{a: 6, b: 2}", 1)]
    public void MembersThatArePutOffAreMadeOnceAndWhenAsked(string template, string text, int times)
    {
        var members = new CountingMembers();
        Assert.Equal(text, Render(template, ("view", new ScriptObject(members))));
        Assert.Equal(times, members.Times);
    }

    private sealed class CountingMembers : IDeferredMembers
    {
        public int Times { get; private set; }

        public void AddTo(ScriptObject target)
        {
            Times++;
            target.Add("a", 1);
            target.Add("b", 2);
        }
    }

    [Fact]
    public void MembersOfASharedObjectAreMadeOnceWhoeverLooksFirst()
    {
        for (var round = 0; round < 200; round++)
        {
            var members = new CountingMembers();
            var shared = new ScriptObject(members).Share();
            Parallel.For(0, 8, _ => Assert.Equal(2, shared["b"]));
            Assert.Equal(1, members.Times);
            Assert.False(shared.CanWrite("a"));
        }
    }

    [Fact]
    public void AnAccessSeesObjectsOfDifferentShapes()
    {
        var views = ScriptArray.Wrap(new ScriptObject { ["a"] = 1, ["x"] = 2 }, new ScriptObject { ["x"] = 3 }, new ScriptObject(), ManyKeys(), 5);
        Assert.Equal("2,3,,199,,", Render("{{ for v in views }}{{ v.x }},{{ end }}", ("views", views)));

        static ScriptObject ManyKeys()
        {
            var many = new ScriptObject();
            for (var i = 0; i < 200; i++)
            {
                many[i == 199 ? "x" : $"key{i}"] = i;
            }

            return many;
        }
    }

    [Fact]
    public void HostFunctionsAreCalledWithConvertedArguments()
    {
        var globals = new ScriptObject();
        globals.Import("twice", (int n) => n * 2);
        globals.Import("glue", (string a, string b) => a + b);
        var context = new TemplateContext();
        context.PushGlobal(globals);
        Assert.Equal("42 a1", Template.Parse("{{ twice 21 }} {{ 'a' | glue 1 }}").Render(context));
        Assert.Equal((0, 9), Failure("{{ twice 'x' }}", context));
    }

    [Fact]
    public void ModelsOfTheHostAreImportedByTheirRenamedMembers()
        => Assert.Equal("Ada 2", Template.Parse("{{ first_name }} {{ tags.size }}").Render(new { FirstName = "Ada", Tags = new[] { "x", "y" } }));

    [Fact]
    public void StrictVariablesRefuseUnknownNamesWithAHint()
    {
        var context = new TemplateContext { StrictVariables = true };
        context.PushGlobal(new ScriptObject { ["cluster"] = "a" });
        var error = Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ clutser }}").Render(context));
        Assert.Contains("did you mean 'cluster'?", error.OriginalMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownFunctionsGetAHint()
    {
        var error = Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ [1] | array.frist }}").Render());
        Assert.Contains("did you mean 'array.first'?", error.OriginalMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void OneParseGivesSeveralErrors()
    {
        var template = Template.Parse("{{ 1 + }}\n{{ if }}x{{ end }}\n", "two.sbn");
        Assert.True(template.HasErrors);
        Assert.True(template.Messages.Count(m => m.Type == ParserMessageType.Error) >= 2);
        Assert.All(template.Messages, m => Assert.Equal("two.sbn", m.Span.FileName));
        Assert.Throws<InvalidOperationException>(() => template.Render());
    }

    [Theory]
    [InlineData("{{ for i in 1..100 }}x{{ end }}")]
    [InlineData("{{ while true }}x{{ end }}")]
    [InlineData("{{ 1..1000000 }}")]
    [InlineData("{{ func f; f; end; f }}")]
    [InlineData("{{ x = 'ab' * 100000000 }}")]
    [InlineData("{{ x = []; x[0] = x; x }}")]
    public void LimitsAreErrors(string text)
    {
        var context = new TemplateContext { LoopLimit = 50, RecursiveLimit = 20 };
        context.PushGlobal(new ScriptObject());
        Assert.Throws<ScriptRuntimeException>(() => Template.Parse(text).Render(context));
    }

    [Fact]
    public void OutputIsCutOffAtItsLimit()
    {
        var context = new TemplateContext { LimitToString = 5 };
        Assert.Equal("12345...", Template.Parse("1234567{{ 89 }}").Render(context));
    }

    [Theory]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ date.utc_now }}")]
    [InlineData("{{ math.random 1 5 }}")]
    [InlineData("{{ math.uuid }}")]
    public void WhatIsDifferentEachTimeIsRefused(string text)
        => Assert.Contains("refused", Assert.Throws<ScriptRuntimeException>(() => Template.Parse(text).Render()).Message, StringComparison.Ordinal);

    [Fact]
    public void WhatIsDifferentEachTimeComesFromTheHost()
    {
        var context = new TemplateContext { RandomSource = (from, _) => from, UuidSource = () => Guid.Empty };
        Assert.Equal($"3 {Guid.Empty}", Template.Parse("{{ math.random 3 5 }} {{ math.uuid }}").Render(context));
    }

    [Fact]
    public void OneTemplateRendersOnManyThreads()
    {
        var template = Template.Parse("{{ func f(x) ; ret x * 2; end }}{{ for v in views }}{{ v.n }}-{{ f v.n }}{{ if !for.last }},{{ end }}{{ end }}");
        Parallel.For(0, 64, i =>
        {
            // Half of the threads bring objects of another shape, so that they race for what the nodes remember.
            ScriptObject View(int n) => i % 2 == 0 ? new ScriptObject { ["n"] = n } : new ScriptObject { ["other"] = 0, ["n"] = n };
            for (var round = 0; round < 50; round++)
            {
                var context = new TemplateContext();
                context.PushGlobal(new ScriptObject { ["views"] = ScriptArray.Wrap(View(i), View(i + 1)) });
                Assert.Equal($"{i}-{i * 2},{i + 1}-{(i + 1) * 2}", template.Render(context));
            }
        });
    }

    [Fact]
    public void Utf8OutputHoldsTheBytesAndIsReused()
    {
        var output = new Utf8Output(4);
        var template = Template.Parse("grüße {{ name }} {{ 12345 }}\n");
        for (var i = 0; i < 2; i++)
        {
            output.Reset();
            var context = new TemplateContext();
            context.PushGlobal(new ScriptObject { ["name"] = "🌍" });
            template.Render(context, output);
            Assert.Equal("grüße 🌍 12345\n", Encoding.UTF8.GetString(output.WrittenSpan));
        }
    }

    [Fact]
    public void CancellationStopsRendering()
    {
        var context = new TemplateContext { LoopLimit = 0, CancellationToken = new CancellationToken(true) };
        Assert.Throws<ScriptAbortException>(() => Template.Parse("{{ while true; end }}").Render(context));
    }

    [Fact]
    public void BuiltinsCannotBeBrokenForOthers()
    {
        var context = new TemplateContext();
        Assert.Equal("!", Template.Parse("{{ date.format = '!'; date.parse '2016/01/05' }}").Render(context));
        Assert.Equal("05 Jan 2016", Template.Parse("{{ date.parse '2016/01/05' }}").Render());
        Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ string = 1 }}").Render(new TemplateContext()));
    }

    [Fact]
    public void ExpressionsHaveValues()
    {
        Assert.Equal(7, Template.Evaluate("1 + 2 * 3", new TemplateContext()));
        Assert.Equal(true, Template.Evaluate("'a' < 'b'", new TemplateContext()));
    }

    private static string Render(string text, params (string Name, object? Value)[] variables)
    {
        var globals = new ScriptObject();
        foreach (var (name, value) in variables)
        {
            globals[name] = value;
        }

        var context = new TemplateContext();
        context.PushGlobal(globals);
        return Template.Parse(text).Render(context);
    }

    private static (int Line, int Column) Failure(string text, TemplateContext context)
    {
        var error = Assert.Throws<ScriptRuntimeException>(() => Template.Parse(text).Render(context));
        return (error.Span.Start.Line, error.Span.Start.Column);
    }
}
