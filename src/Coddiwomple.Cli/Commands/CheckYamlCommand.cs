using System.CommandLine;
using System.Globalization;
using Coddiwomple.Cli.Options;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Parsing;
using Coddiwomple.Proof;
using Coddiwomple.Text;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>check-yaml FILE...</c>: proves Istio YAML that a user has, alone and beside what is generated.</summary>
internal sealed class CheckYamlCommand : CliCommand
{
    private readonly Compile _compile;
    private readonly TextArgument _files = new("FILE")
    {
        Description = "Files, folders (every *.yaml and *.yml in them that is not generated) or - for standard input",
        Arity = ArgumentArity.OneOrMore,
        Names = new("the file", "name a file or a folder"),
    };

    private readonly TextOption _stdinName = new("--stdin-filename") { Description = "The name that messages give standard input", HelpName = "NAME", Names = PathName.StandardInput };
    private readonly TextOption _topologies = new("--topology") { Description = "Find conflicts with what this topology generates (repeatable)", HelpName = "TOPOLOGY", Arity = ArgumentArity.OneOrMore, Names = PathName.Topology };
    private readonly TextOption _out = new("--out", "-o") { Description = "Find conflicts with what is in this output folder", HelpName = "DIR", Names = PathName.OutputFolder };
    private readonly ClusterOption _clusters = new("The files are for this cluster (repeatable; default all)");
    private readonly ReportOptions _report = new();

    public CheckYamlCommand(Compile compile)
        : base("check-yaml", "Check Istio YAML of your own, also beside what is generated")
    {
        _compile = compile;
        Arguments.Add(_files);
        Options.Add(_stdinName);
        Options.Add(_topologies);
        Options.Add(_out);
        Options.Add(_clusters);
        _report.AddTo(this);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        ReportChoice choice = _report.Read(result, world, Common.PaletteFor(result, world, world.OutputIsTerminal), Common.IsQuiet(result));
        string? folder = OptionValues.Last(result, _out);
        ReadOnlyArray<SourceFile> files = TopologyInput.LoadFiles(OptionValues.All(result, _files), OptionValues.Last(result, _stdinName), "YAML", world, folder);
        (IEnumerable<OutputFile> generated, string rootNamespace) = Generated(result, folder, world);
        YamlProofResult proof = YamlProof.Check(files, generated, rootNamespace);

        Report report = choice.ReportOf("check-yaml", proof.Diagnostics);
        choice.Format.Write(report, world.Out);
        if (Common.IsVerbose(result))
        {
            world.Err.Write(string.Create(CultureInfo.InvariantCulture, $"Istio objects checked: {proof.Objects}; other documents left alone: {proof.Others}\n"));
        }

        choice.WriteSummary(Summary.OfFindings(report), world.Err);
        return report.Fails ? ExitCode.Findings : ExitCode.Done;
    }

    // The files, and Istio's root namespace as far as it is known.
    private (IEnumerable<OutputFile> Files, string RootNamespace) Generated(ParseResult result, string? folder, Surroundings world)
    {
        ReadOnlyArray<string> topologies = OptionValues.All(result, _topologies);
        ReadOnlyArray<string> clusters = OptionValues.All(result, _clusters);
        if (topologies.IsEmpty)
        {
            return (folder is null ? [] : GeneratedFiles.Read(folder, clusters), Mesh.DefaultNamespace);
        }

        ReadOnlyArray<SourceFile> sources = TopologyInput.LoadFiles(topologies, null, "topology", world, folder);
        SourceFile? lockFile = folder is null ? null : TopologyInput.LockFile(folder);
        CompileResult compiled = _compile(sources, CompileOptions.Default with { LockFile = lockFile, Clusters = clusters });
        return compiled.Tree is { } tree
            ? (tree.Files, compiled.RootNamespace)
            : throw new CannotProceedException($"the topology {string.Join(", ", topologies)} has errors, so nothing is generated", "run \"coddiwomple lint\" on it");
    }
}
