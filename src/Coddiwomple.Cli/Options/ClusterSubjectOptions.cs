using System.CommandLine;
using Coddiwomple.Certificates;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;

namespace Coddiwomple.Cli.Options;

/// <summary>For which clusters certificates are made: named one by one, or those of a topology.</summary>
internal sealed class ClusterSubjectOptions
{
    private const string DefaultTrustDomain = "cluster.local";

    private readonly ClusterOption _clusters = new("The cluster (repeatable); with --topology all of its clusters if none is named");
    private readonly TextOption _topology = new("--topology") { Description = "Take names, trust domains and the namespace from this topology (repeatable)", HelpName = "FILE", Arity = ArgumentArity.OneOrMore, Names = PathName.Topology };
    private readonly TextOption _trustDomain = new("--trust-domain") { Description = $"The cluster's trust domain (default {DefaultTrustDomain}, or the topology's)", HelpName = "DOMAIN", Arity = ArgumentArity.OneOrMore };
    private readonly TextOption _namespace = new("--namespace", "-n") { Description = $"The namespace of the control plane (default {Mesh.DefaultNamespace}, or the topology's)", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };

    public void AddTo(Command command)
    {
        command.Options.Add(_clusters);
        command.Options.Add(_topology);
        command.Options.Add(_trustDomain);
        command.Options.Add(_namespace);
    }

    /// <summary>Gives the clusters, or null where the topology has errors, which are written to standard error.</summary>
    public ClusterChoice? Read(ParseResult result, Surroundings world)
    {
        ReadOnlyArray<string> names = OptionValues.All(result, _clusters);
        ReadOnlyArray<string> paths = OptionValues.All(result, _topology);
        if (names.IsEmpty && paths.IsEmpty)
        {
            throw new CannotProceedException("no cluster is named", "name one with --cluster, or a topology with --topology");
        }

        Topology? topology = paths.IsEmpty ? null : TopologyModel.Read(TopologySources.Load(paths, null, null), world);
        if (topology is null && !paths.IsEmpty)
        {
            return null;
        }

        string? trustDomain = Check(OptionValues.Last(result, _trustDomain), "--trust-domain", NameSyntax.ProblemOfTrustDomain);
        string controlPlane = Check(OptionValues.Last(result, _namespace), "--namespace", NameSyntax.ProblemOfLabel) ?? topology?.Mesh.Namespace ?? Mesh.DefaultNamespace;
        var subjects = new ArrayBuilder<ClusterSubject>();
        foreach (string name in topology is not null && names.IsEmpty ? TopologyModel.ClusterNames(topology) : [.. names.Distinct(StringComparer.Ordinal)])
        {
            Check(name, "--cluster", NameSyntax.ProblemOfLabel);
            Cluster? cluster = topology is null ? null : NamedClusters.Find(topology, name);
            subjects.Add(new ClusterSubject(name, trustDomain ?? cluster?.TrustDomain ?? DefaultTrustDomain, controlPlane));
        }

        return new ClusterChoice(subjects.ToReadOnly(), names.IsEmpty);
    }

    private static string? Check(string? text, string option, Func<string, string?> problemOf) =>
        text is not null && problemOf(text) is { } problem ? throw new CannotProceedException($"\"{text}\" is not a value for {option}", problem) : text;
}

/// <summary>The clusters; <see cref="AreAll"/>: nobody named one, they are all of the topology's.</summary>
internal sealed record ClusterChoice(ReadOnlyArray<ClusterSubject> Subjects, bool AreAll);
