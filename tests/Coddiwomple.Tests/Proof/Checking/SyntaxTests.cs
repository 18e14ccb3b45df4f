using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Tests.Proof.Checking;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("response.code >= 400", true)]
    [InlineData("connection.mtls && request.url_path.contains('v1beta3')", true)]
    [InlineData("has(request.headers['x']) ? [1, 2][0] == 1 : !{'a': 1}.has", true)]
    [InlineData("r'\\d+' + \"a\\\"b\" in ['''long''']", true)]
    [InlineData("-1.5e3 < size(a.b[0].c(d, e))", true)]
    [InlineData("", false)]
    [InlineData(")++++", false)]
    [InlineData("a >", false)]
    [InlineData("a and b", false)]
    [InlineData("(a", false)]
    [InlineData("'open", false)]
    [InlineData("a = b", false)]
    [InlineData("a ? b", false)]
    [InlineData("in", false)]
    public void Expressions_are_read_without_being_understood(string text, bool isValid) => Assert.Equal(isValid, ExpressionSyntax.IsValid(text));

    [Fact]
    public void A_deep_expression_is_refused_not_followed() => Assert.False(ExpressionSyntax.IsValid(new string('(', 100_000)));

    [Theory]
    [InlineData("https://keys.example/jwks?x=1#a", "https")]
    [InlineData("http://[::1]:8080/", "http")]
    [InlineData("registry.example:5000/module", "registry.example")]
    [InlineData("10.0.0.1:5000/module", "")]
    [InlineData("module", "")]
    [InlineData("https://keys.example:port/", null)]
    [InlineData("https://keys example/", null)]
    [InlineData("https://keys.example/%zz", null)]
    [InlineData(":", null)]
    public void Urls_have_a_scheme_or_none(string text, string? scheme)
    {
        bool isUrl = UrlSyntax.TryScheme(text, out string found);
        Assert.Equal(scheme is not null, isUrl);
        Assert.True(!isUrl || scheme == found);
    }

    [Theory]
    [InlineData("{\"keys\": []}", true)]
    [InlineData("{\"kty\": \"oct\", \"k\": \"a\"}", true)]
    [InlineData("{\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"a\", \"y\": \"b\"}, {\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"a\"}]}", true)]
    [InlineData("{\"keys\": [{\"kty\": \"RSA\", \"n\": \"a\"}]}", false)]
    [InlineData("{\"keys\": {}}", false)]
    [InlineData("{\"keys\": [1]}", false)]
    [InlineData("[]", false)]
    [InlineData("{", false)]
    public void Key_sets_name_their_keys(string text, bool isValid) => Assert.Equal(isValid, KeySetSyntax.FindProblem(text) is null);

    [Theory]
    [InlineData("100%%", true)]
    [InlineData("a %HOSTNAME% b", true)]
    [InlineData("%REQ(x-a?y)%", true)]
    [InlineData("%START_TIME(%s.%3f)%", true)]
    [InlineData("%METADATA( [ \"a\" , \"b\\\"\" ] )%", true)]
    [InlineData("%METADATA([\"a\" \"b\"])%", false)]
    [InlineData("%METADATA([\"a\")%", false)]
    [InlineData("%REQ(a)b%", false)]
    [InlineData("%REQ(a", false)]
    [InlineData("50%", false)]
    public void Header_values_may_hold_variables(string value, bool isValid) => Assert.Equal(isValid, HeaderValueSyntax.FindProblem(value) is null);

    [Theory]
    [InlineData("/plain/*", true)]
    [InlineData("/a/{*}/b/{**}", true)]
    [InlineData("/{**}/end", true)]
    [InlineData("/{**}/{*}", false)]
    [InlineData("/a/{name}", false)]
    [InlineData("/a{*}", false)]
    [InlineData("/{*}/*", false)]
    [InlineData("/{*}//a", false)]
    public void Path_templates_have_whole_parts(string path, bool isValid) => Assert.Equal(isValid, PathTemplate.IsValid(path));
}
