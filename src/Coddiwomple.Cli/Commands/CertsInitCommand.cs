using System.CommandLine;
using Coddiwomple.Certificates;
using Coddiwomple.Cli.Options;

namespace Coddiwomple.Cli.Commands;

/// <summary><c>certs init DIR</c>: makes a root certificate and its key.</summary>
internal sealed class CertsInitCommand : CliCommand
{
    private readonly CertificateOptions _certificate = new(CertificateTerms.RootDays);

    public CertsInitCommand()
        : base("init", "Make the root certificate that all clusters trust, and its key")
    {
        _certificate.AddTo(this);
        Common.AddTo(this);
    }

    public override int Run(ParseResult result, Surroundings world)
    {
        CertificateTerms terms = _certificate.Terms(result, world);
        CertificateFolder folder = _certificate.Folder(result);
        using RootAuthority root = RootAuthority.Create(terms);
        folder.WriteRoot(root, _certificate.MayOverwrite(result));
        if (!Common.IsQuiet(result))
        {
            int stale = folder.Clusters().Count;
            world.Err.Write($"\"{folder.Describe(CertificateFolder.RootCertificate)}\" is written, valid until {CertificateTerms.Day(terms.NotAfter)}; ");
            world.Err.Write(stale > 0
                ? "every cluster's certificate has to be issued again with --force\n"
                : $"keep \"{folder.Describe(CertificateFolder.RootKey)}\" where nobody else reads it\n");
        }

        return ExitCode.Done;
    }
}
