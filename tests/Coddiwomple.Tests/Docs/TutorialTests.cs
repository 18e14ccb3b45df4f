using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coddiwomple.Tests.Ok;

namespace Coddiwomple.Tests.Docs;

/// <summary>The tutorial shows everything that a topology can say, and is told of where people look for it.</summary>
public sealed class TutorialTests
{
    // HTTP's methods and gRPC's codes need not be shown one by one.
    private static readonly string[] s_listsOfOthers = ["corsPolicy|allowMethods[] = ", "fault|abort.grpcStatus = "];

    [Fact]
    public void Every_key_and_every_word_has_a_step()
    {
        JsonObject schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Repository, "schemas", "topology.schema.json")))!.AsObject();
        IReadOnlyDictionary<string, string?> steps = new TutorialSteps(schema).All;
        Assert.True(steps.Count > 250, $"only {steps.Count} keys and words were looked at");
        Assert.Equal("", string.Join('\n', steps.Where(step => step.Value is null && !s_listsOfOthers.Any(step.Key.StartsWith)).Select(step => step.Key)));
    }

    [Fact]
    public void Every_step_is_in_the_table_of_the_readme_in_order()
    {
        string readme = File.ReadAllText(Path.Combine(Golden.Repository, "README.md"));
        string[] linked = [.. Regex.Matches(readme, @"\[[0-9]{3}\]\(testdata/ok/([^)]+)\)").Select(match => match.Groups[1].Value).Distinct()];
        Assert.Equal(OkCases.Names, linked);
    }

    [Fact]
    public void Every_step_says_in_a_comment_what_it_shows()
    {
        Assert.All(OkCases.Names, step => Assert.Matches("^# .{20}", OkCases.Source(step).Content));
    }
}
