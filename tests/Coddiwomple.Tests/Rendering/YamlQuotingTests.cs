using Coddiwomple.Rendering;
using YamlDotNet.RepresentationModel;

namespace Coddiwomple.Tests.Rendering;

public class YamlQuotingTests
{
    [Theory]
    [InlineData("1e3")]
    [InlineData("12e03")]
    [InlineData("0o17")]
    [InlineData("0b1")]
    [InlineData("1_000")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("+1")]
    [InlineData("010")]
    [InlineData("1.10")]
    [InlineData("y")]
    [InlineData("No")]
    [InlineData("ON")]
    [InlineData("off")]
    [InlineData("True")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("2001-12-14")]
    [InlineData("190:20:30")]
    [InlineData("1:2:3:4:5:6:7:8")]
    [InlineData("fe80::")]
    [InlineData("::1")]
    [InlineData("0x1f")]
    [InlineData("1.e3")]
    [InlineData("3scale")]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("*a")]
    [InlineData("&a")]
    [InlineData("!a")]
    [InlineData("{a}")]
    [InlineData("[a]")]
    [InlineData("%a")]
    [InlineData("@a")]
    [InlineData("`a`")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("---")]
    [InlineData("a\u0085b")]
    [InlineData("\u2028")]
    [InlineData("quote\"and\\slash: ")]
    public void QuotesWhatYamlWouldMisread(string text)
    {
        Assert.False(YamlQuoting.IsPlain(text));
        Assert.Equal(text, Read(YamlQuoting.Scalar(text)).Value);
    }

    [Theory]
    [InlineData("reviews")]
    [InlineData("reviews.default.global")]
    [InlineData("1e3.default.global")]
    [InlineData("0x1f.null.svc.cluster.local")]
    [InlineData("172.18.0.220")]
    [InlineData("2001:db8::1")]
    [InlineData("10.0.0.0/8")]
    [InlineData("10s")]
    [InlineData("1h30m")]
    [InlineData("0.5s")]
    [InlineData("250ms")]
    [InlineData("us-east1/us-east1-b")]
    [InlineData("outbound_.9080_._.reviews.default.svc.cluster.local")]
    [InlineData("spiffe://kind2/ns/default/sa/bookinfo-reviews")]
    [InlineData("gateway-error,connect-failure,refused-stream")]
    [InlineData("/balance/*")]
    [InlineData("^(phone|tablet)$")]
    [InlineData("yesterday")]
    public void LeavesThePlainPlain(string text)
    {
        Assert.Equal(text, YamlQuoting.Scalar(text));
        Assert.Equal(text, Read(text).Value);
    }

    [Fact]
    public void PlainCharactersAreToldWhereverTheyStand()
    {
        const string plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./_";
        for (int c = 0; c <= char.MaxValue; c++)
        {
            Assert.Equal(plain.Contains((char)c), PlainCharacters.AreAll([(char)c]));
            Assert.Equal(plain.Contains((char)c), PlainCharacters.AreAll(['a', 'b', 'c', (char)c, 'd', 'e', 'f', 'g']));
        }

        for (int length = 1; length < 40; length++)
        {
            for (int at = 0; at < length; at++)
            {
                string text = new string('a', at) + ':' + new string('b', length - at - 1);
                Assert.False(PlainCharacters.AreAll(text));
                Assert.True(PlainCharacters.AreAll(text.Replace(':', '-')));
            }
        }
    }

    [Fact]
    public void AnyTextSurvives()
    {
        var random = new Random(7);
        const string alphabet = "abyn01e.:-+~#'\"\\ \t\n{}[],&*!|>%@`=<\u00e9\u0085\u2028\ufeff";
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            Assert.Equal(text, Read(YamlQuoting.Scalar(text)).Value);
        }
    }

    private static YamlScalarNode Read(string scalar)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader($"key: {scalar}\n"));
        var root = Assert.IsType<YamlMappingNode>(stream.Documents[0].RootNode);
        return Assert.IsType<YamlScalarNode>(root.Children[new YamlScalarNode("key")]);
    }
}
