using System.CommandLine;
using Coddiwomple.Certificates;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>certs issue DIR --cluster NAME</c>: makes a cluster's authority and the Secret that its control plane reads.</summary>
internal sealed class CertsIssueCommand : CliCommand
{
    private readonly CertificateOptions _certificate = new(CertificateTerms.ClusterDays);
    private readonly ClusterSubjectOptions _clusters = new();
    private readonly TextOption _out = new("--out", "-o")
    {
        Description = $"Where the Secret manifest goes (default DIR/NAME/{CertificateFolder.SecretManifest}); - prints it",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        Names = new("the Secret manifest", $"name a file, as in \"-o {CertificateFolder.SecretManifest}\""),
    };

    public CertsIssueCommand()
        : base("issue", "Make a cluster's certificate authority, and the Secret \"cacerts\" for its control plane")
    {
        _certificate.AddTo(this);
        _clusters.AddTo(this);
        Options.Add(_out);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        CertificateTerms terms = _certificate.Terms(result, world);
        CertificateFolder folder = _certificate.Folder(result);
        if (_clusters.Read(result, world) is not { Subjects: var subjects } choice)
        {
            return ExitCode.Findings;
        }

        string? manifestPath = OptionValues.Last(result, _out);
        if (manifestPath is not null and not "-" && subjects.Length > 1)
        {
            throw new CannotProceedException("--out names one file, but there are several clusters", "name one cluster, or leave --out out");
        }

        using RootAuthority root = folder.ReadRoot();
        foreach (ClusterSubject subject in subjects)
        {
            if (choice.AreAll && !_certificate.MayOverwrite(result) && folder.HasCluster(subject.Name))
            {
                Say(result, world, $"cluster \"{subject.Name}\" has its certificate already");
                continue;
            }

            Issue(subject, root.Issue(subject, terms), folder, manifestPath, result, world);
        }

        return ExitCode.Done;
    }

    private void Issue(ClusterSubject subject, ClusterAuthority authority, CertificateFolder folder, string? manifestPath, ParseResult result, Surroundings world)
    {
        string manifest = CacertsSecret.Manifest(authority, subject.Namespace);
        bool isPrinted = manifestPath == "-";
        string path = manifestPath ?? folder.Describe($"{subject.Name}/{CertificateFolder.SecretManifest}");
        folder.WriteCluster(subject.Name, authority, manifest, isPrinted ? null : path, _certificate.MayOverwrite(result));
        if (isPrinted)
        {
            world.Out.Write("---\n" + manifest);
        }

        Say(result, world, $"cluster \"{subject.Name}\" has a certificate until {CertificateTerms.Day(authority.NotAfter)}" + (isPrinted ? "" : $"; apply \"{path}\" there"));
    }

    private void Say(ParseResult result, Surroundings world, string line)
    {
        if (!Common.IsQuiet(result))
        {
            world.Err.Write(line + "\n");
        }
    }
}
