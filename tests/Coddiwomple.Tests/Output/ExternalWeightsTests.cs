using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

public class ExternalWeightsTests
{
    private const string Generated =
        "kind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  weight: 1\n---\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n  weight: 90\n---\n" +
        "kind: VirtualService\nmetadata:\n  name: b\nspec:\n  weight: 50\n";

    [Theory]
    [InlineData("weight: 90", "weight: 75", true)]
    [InlineData("weight: 50", "weight: 75", false)]
    [InlineData("weight: 1\n", "weight: 2\n", false)]
    [InlineData("weight: 90", "weight: ninety", false)]
    [InlineData("weight: 90", "weight: 90\n  timeout: 1s", false)]
    [InlineData("  weight: 90", "    weight: 90", false)]
    public void OnlyWeightsOfTheNamedObjectsAreLeftToTheirController(string from, string to, bool expected) =>
        Assert.Equal(expected, Differ(Generated.Replace(from, to, StringComparison.Ordinal), ["a"]));

    private static bool Differ(string existing, string[] owners) =>
        ExternalWeights.AreAllThatDiffers(Encoding.UTF8.GetBytes(existing), Encoding.UTF8.GetBytes(Generated), [.. owners]);
}
