using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Takes what the YAML scanner or parser complained of, gives one diagnostic in plain words, at the text that is wrong.</summary>
internal static class YamlSyntaxError
{
    public static void Report(SourceFile file, string complaint, int at, int here, IReadOnlyCollection<int> openBrackets, DiagnosticBag bag)
    {
        bag.Report(Catalogue.InvalidYaml, new SourceSpan(file, at, here), complaint);
    }
}
