namespace Coddiwomple.Cli.Options;

/// <summary>
/// What a path on the command line is the name of, and how to name one, for who gives an empty one: often a variable of a script that is not set, which
/// must not end up as the current folder. <c>UsageCheck</c> asks every option and argument that has one.
/// </summary>
internal sealed class PathName(string noun, string hint)
{
    public static PathName OutputFolder => new("the output folder", "name one, as in \"-o out\"");

    public static PathName Topology => new("the topology", "name a file or a folder, as in \"topology.yaml\"");

    public static PathName StandardInput => new("standard input", "name it, as in \"--stdin-filename topology.yaml\"");

    public static PathName CertificateFolder => new("the certificate folder", "name one, as in \"certs\"");

    public CannotProceedException Missing() => new($"{noun} has no name", hint);
}
