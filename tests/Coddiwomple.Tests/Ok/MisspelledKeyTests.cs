using System.Text.RegularExpressions;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Ok;

/// <summary>Whichever key of a good topology is misspelled, that is said, and nothing of what follows from it.</summary>
public sealed partial class MisspelledKeyTests
{
    // An unknown key, and an unknown field or a wrong value of a part that is Istio's own.
    private static readonly string[] s_tellTheKey = ["CW0101", "CW0102", "CW0103", "CW0104", "CW0402", "CW0403"];

    public static TheoryData<string> Names => [.. OkCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_said_of_what_follows(string name)
    {
        string text = OkCases.Source(name).Content;
        string[] before = CodesOf(text);
        int told = 0;
        foreach (Match key in Key().Matches(text))
        {
            string[] codes = [.. CodesOf(text[..key.Index] + Misspelled(key.Value) + text[(key.Index + key.Length)..]).Except(before)];
            string place = $"{key.Value} in line {text.AsSpan(0, key.Index).Count('\n') + 1}: {string.Join(", ", codes)}";
            Assert.True(codes.All(s_tellTheKey.Contains), place);
            told += codes.Length > 0 ? 1 : 0;
        }

        Assert.True(told > 10, $"only {told} keys were told");
    }

    // Of warnings and errors; information is withheld beside an error.
    private static string[] CodesOf(string text) =>
    [
        .. Compiler.Compile([new SourceFile("topology.yaml", text)], CompileOptions.Default).Diagnostics
            .Where(diagnostic => diagnostic.Severity != Severity.Info)
            .Select(diagnostic => diagnostic.Code)
            .Distinct(),
    ];

    private static string Misspelled(string key) => key[1] == key[2] ? key + "x" : $"{key[0]}{key[2]}{key[1]}{key[3..]}";

    // No key of a comment.
    [GeneratedRegex(@"(?<=^[^#\n]*[\s{,-])[A-Za-z]{3,}(?=:(\s|$))", RegexOptions.Multiline)]
    private static partial Regex Key();
}
