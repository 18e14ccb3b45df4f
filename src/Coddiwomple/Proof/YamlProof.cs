using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Sets;
using Coddiwomple.Text;

namespace Coddiwomple.Proof;

/// <summary>What was found in YAML files. <see cref="Others"/>: objects that are not Istio's, which nobody looks into.</summary>
public sealed record YamlProofResult(ReadOnlyArray<Diagnostic> Diagnostics, int Objects, int Others);

/// <summary>Takes YAML files as a user has them, gives everything that Istio would refuse or warn of, and what gets in the way of generated files.</summary>
public static class YamlProof
{
    /// <summary>
    /// <paramref name="generated"/>: what is generated, by its path below the output folder, whose first part is the cluster; gone through once, by one thread at a time.
    /// <paramref name="rootNamespace"/>: Istio's own, of which an output folder tells nothing.
    /// </summary>
    public static YamlProofResult Check(ReadOnlyArray<SourceFile> files, IEnumerable<OutputFile> generated, string rootNamespace = Mesh.DefaultNamespace)
    {
        var diagnostics = new DiagnosticBag();
        var documents = new List<YamlNode>();
        foreach (SourceFile file in files)
        {
            if (YamlReader.TryRead(file, diagnostics, out ReadOnlyArray<YamlNode> nodes))
            {
                documents.AddRange(nodes);
            }
        }

        ObjectSet set = ObjectProof.Check(documents, diagnostics);
        SetRules.Check(set, diagnostics);
        new GeneratedConflicts(new GeneratedReader(Mentions.Of(set)).Read(generated), rootNamespace, diagnostics).Check(set);
        return new YamlProofResult([.. Suppressions.Apply(files, diagnostics, isWhole: true).ToSorted()], set.Objects.Length, set.Others);
    }
}
