using System.Text;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Tests;

/// <summary>A function of texts writes what the same function gives as a string, wherever it is called.</summary>
public class TextFunctionTests
{
    private static readonly int[] Limits = [0, 1, 4, 7, 12];

    [Theory]
    [InlineData("{{ text 'a\nb' }}", "a\nb")]
    [InlineData("  {{ text 'a\nb\n\nc\n' }}x\n  {{ text '' }}\ny", "  a\n  b\n  \n  c\nx\n  \ny")]
    [InlineData("{{ text 'a'; text 'b\n'; text 'c' }}", "ab\nc")]
    [InlineData("\t{{ text 'a\r\n\r\nb' }}{{ text '\n' }}{{ text 'c' }}", "\ta\r\n\t\r\n\tb\nc")]
    [InlineData("{{ text 'grüße 🌍' }}.", "grüße 🌍.")]
    [InlineData("{{ 'a' | text }}{{ text('b') }}{{ text value: 'c' }}{{ text ^d }}", "abc")]
    [InlineData("{{ text 'a' | string.upcase }}{{ text (text 'b') }}", "Ab")]
    [InlineData("{{ if true; text 'a'; else; text 'b'; end }}", "a")]
    [InlineData("  {{ for i in 1..3; text 'a\n'; end }}b", "  a\n  a\n  a\nb")]
    [InlineData("{{ x = text 'a' }}[{{ x }}]", "[a]")]
    [InlineData("{{ capture x; text 'a'; end }}[{{ x }}]", "[a]")]
    [InlineData("{{ f(x) = text x }}{{ y = f 'a' }}[{{ y }}]{{ f 'b' }}", "[a]b")]
    [InlineData("{{ func f(x); text x; ret 'c'; end }}{{ y = f 'a' }}[{{ y }}]{{ f 'b' }}", "a[c]bc")]
    [InlineData("{{ ret text 'a' }}b", "a")]
    [InlineData("{{ [text('a'), text 'b'] }}{{ object.eval \"text 'c'\" }}", "[\"a\", \"b\"]c")]
    [InlineData("{{ wrap text 'a' }}b{{ end }}{{ case text 'c'; when 'c'; text 'd'; end }}", "ad")]
    [InlineData("{{ text }}", null)]
    [InlineData("a{{ text 'b' 'c' }}", null)]
    [InlineData("a{{ text 'fails' }}", null)]
    [InlineData("a\n {{ text 'fails with an error of the template' }}", null)]
    public void WritesWhatItGives(string template, string? text)
    {
        foreach (var limit in Limits)
        {
            var asString = Render(template, new GivingFunction(), new TextOutput(), limit);
            Assert.Equal(asString, Render(template, new WritingFunction(), new TextOutput(), limit));
            Assert.Equal(asString, Render(template, new WritingFunction(), new StringBuilderOutput(), limit));
            Assert.Equal(asString, Render(template, new WritingFunction(), new PlainOutput(), limit));
            var utf8 = new Utf8Output(1);
            var asBytes = Render(template, new WritingFunction(), utf8, limit);
            Assert.Equal(Encoding.UTF8.GetBytes(asString), Encoding.UTF8.GetBytes(asBytes));
            Assert.True(limit > 0 || text is null || asString.StartsWith(text + "\n", StringComparison.Ordinal), asString);
            Assert.Equal(text is null, asString.Contains("error", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void IsNotAskedForAStringWhereItsCallIsAStatement()
    {
        var function = new WritingFunction();
        Assert.StartsWith("a b\n", Render("{{ text 'a' }} {{ if true }}{{ text 'b' }}{{ end }}", function, new TextOutput(), 0), StringComparison.Ordinal);
        Assert.Equal(0, function.Strings);
    }

    [Fact]
    public void AnIncludeThatIsTheValueOfAFunctionIsNotWrittenBeforeTheFunctionIs()
    {
        var context = new TemplateContext { TemplateLoader = new OneTemplate() };
        context.PushGlobal(new ScriptObject());
        Assert.Equal("[part]part", Template.Parse("{{ f(x) = include 'part' }}{{ y = f 1 }}[{{ y }}]{{ f 2 }}").Render(context));
    }

    /// <summary>The text, and after it what failed and which statements wrote from where on.</summary>
    private static string Render(string template, IScriptCustomFunction function, IScriptOutput output, int limit)
    {
        var context = new TemplateContext { LimitToString = limit };
        context.BuiltinObject.SetValue("text", function, readOnly: true);
        context.PushGlobal(new ScriptObject { ["d"] = new ScriptArray { "" } });
        var trace = new StringBuilder();
        context.Trace = (span, isText) => trace.Append($" {output.ToString()?.Length}:{span}:{isText}");
        try
        {
            Template.Parse(template).Render(context, output);
            return $"{output}\n{trace}";
        }
        catch (ScriptRuntimeException error)
        {
            return $"{output}\nerror {error.Message} at {error.Span}{trace}";
        }
    }

    private class GivingFunction : IScriptCustomFunction
    {
        public int Strings { get; private set; }

        public int RequiredParameterCount => 1;

        public int ParameterCount => 1;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "value");

        public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            Strings++;
            var text = TextOutput.Take();
            WriteText(callerContext, arguments, text);
            return text.TakeStringAndReturn();
        }

        protected static void WriteText(ScriptNode caller, ScriptArray arguments, TextOutput text)
        {
            text.Write((string?)arguments[0]);
            switch (arguments[0])
            {
                case "fails":
                    throw new ArgumentException("an error of the host");
                case "fails with an error of the template":
                    throw new ScriptRuntimeException(caller.Span, "an error of the template");
            }
        }
    }

    private sealed class WritingFunction : GivingFunction, IScriptTextFunction
    {
        public void Write(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, TextOutput text) => WriteText(callerContext, arguments, text);
    }

    /// <summary>An output of a host that takes nothing but strings.</summary>
    private sealed class PlainOutput : IScriptOutput
    {
        private readonly StringBuilder _text = new();

        public void Write(string text, int offset, int count) => _text.Append(text.AsSpan(offset, count));

        public override string ToString() => _text.ToString();
    }

    private sealed class OneTemplate : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => templatePath;
    }
}
