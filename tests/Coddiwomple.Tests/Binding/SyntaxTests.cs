using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;

namespace Coddiwomple.Tests.Binding;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("1.2.3.4", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("01.2.3.4", false)]
    [InlineData("1.2.3", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("256.1.1.1", false)]
    [InlineData("0x1.2.3.4", false)]
    [InlineData("1.2.3. 4", false)]
    [InlineData("+1.2.3.4", false)]
    [InlineData("", false)]
    public void Ipv4IsFourOctets(string text, bool isRight) => Assert.Equal(isRight, AddressSyntax.TryParseIpv4(text, out _));

    [Theory]
    [InlineData("2001:db8::1", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:192.0.2.1", true)]
    [InlineData("2001:DB8:0:0:0:0:0:1", true)]
    [InlineData("[2001:db8::1]", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("2001:db8::10000", false)]
    [InlineData("2001:db8:::1", false)]
    [InlineData("1:2:3:4:5:6:7:8:9", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("gw.example.com:443", false)]
    public void Ipv6HasNoBracketsAndNoZone(string text, bool isRight) => Assert.Equal(isRight, AddressSyntax.TryParseIpv6(text, out _));

    [Theory]
    [InlineData("2001:DB8:0::0001", "2001:db8::1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("GW.Example.com", "gw.example.com")]
    public void OneAddressHasOneCanonicalForm(string text, string canonical) => Assert.Equal(canonical, AddressSyntax.Canonical(text));

    [Theory]
    [InlineData("gw.example.com", true)]
    [InlineData("GW.Example.COM", true)]
    [InlineData("localhost", true)]
    [InlineData("1.gw", true)]
    [InlineData("gw.1", false)]
    [InlineData("gw..example", false)]
    [InlineData("gw_1.example", false)]
    [InlineData("-gw.example", false)]
    [InlineData("*.example", false)]
    public void HostNamesAreNoNumbers(string text, bool isRight) => Assert.Equal(isRight, NameSyntax.IsHostName(text));

    [Theory]
    [InlineData("bookinfo", true)]
    [InlineData("Book_Info.2", true)]
    [InlineData("2", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a.", false)]
    [InlineData("Book Info!", false)]
    public void TopologyNamesAreValuesOfLabels(string text, bool isRight) => Assert.Equal(isRight, NameSyntax.ProblemOfTopologyName(text) is null);

    [Theory]
    [InlineData("global", true)]
    [InlineData("1.mesh", true)]
    [InlineData("mesh.1a", true)]
    [InlineData("123", false)]
    [InlineData("mesh.1", false)]
    [InlineData("Mesh", false)]
    public void DomainsAreNoNumbers(string text, bool isRight) => Assert.Equal(isRight, NameSyntax.ProblemOfDomain(text) is null);

    [Theory]
    [InlineData("1ms", 1)]
    [InlineData("0s", 0)]
    [InlineData("1.5s", 1500)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData(".5s", 500)]
    [InlineData("1000us", 1)]
    [InlineData("2540400h", 9_145_440_000_000)]
    public void DurationsAreAddedUp(string text, long milliseconds)
    {
        Assert.True(DurationSyntax.TryParse(text, out decimal parsed));
        Assert.Equal(milliseconds, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("-5s")]
    [InlineData("5d")]
    [InlineData("5S")]
    [InlineData("1..5s")]
    [InlineData("5s3")]
    [InlineData("9999999h")]
    [InlineData("99999999999999999999999999999s")]
    public void OtherTextIsNoDuration(string text) => Assert.False(DurationSyntax.TryParse(text, out _));

    [Theory]
    [InlineData("a|b")]
    [InlineData("^/v[0-9]+(/.*)?$")]
    [InlineData("(?i)abc")]
    [InlineData("(?P<name>a)(?<other>b)(?:c)(?i-s:d)")]
    [InlineData("[]a]")]
    [InlineData("[^]a-z-]")]
    [InlineData("[[:alpha:][:digit:]_]*?")]
    [InlineData("a{2}b{2,}c{2,3}?")]
    [InlineData("a{,2}")]
    [InlineData("{")]
    [InlineData("\\d\\D\\w\\W\\s\\S\\b\\B\\A\\z\\pL\\p{Greek}\\x41\\.")]
    [InlineData("\\Qa(b\\E+")]
    [InlineData("[\\d\\-x]")]
    public void Re2Accepts(string regex) => Assert.Null(Re2Syntax.FindProblem(regex));

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?!a)")]
    [InlineData("(?<=a)")]
    [InlineData("(?<!a)")]
    [InlineData("(?>a)")]
    [InlineData("(?P<>a)")]
    [InlineData("(?P<n")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[]")]
    [InlineData("[b-a]")]
    [InlineData("*")]
    [InlineData("a**")]
    [InlineData("a*+")]
    [InlineData("(|*)")]
    [InlineData("a{1001}")]
    [InlineData("a{3,2}")]
    [InlineData("\\1")]
    [InlineData("\\k<n>")]
    [InlineData("\\Z")]
    [InlineData("a\\")]
    [InlineData("")]
    public void Re2Refuses(string regex) => Assert.NotNull(Re2Syntax.FindProblem(regex));

    [Theory]
    [InlineData(1, new[] { 100 })]
    [InlineData(3, new[] { 34, 33, 33 })]
    [InlineData(6, new[] { 17, 17, 17, 17, 16, 16 })]
    [InlineData(7, new[] { 15, 15, 14, 14, 14, 14, 14 })]
    public void SharesSumToTheWhole(int count, int[] shares) => Assert.Equal(shares, Weights.Split(100, count).AsEnumerable());
}
