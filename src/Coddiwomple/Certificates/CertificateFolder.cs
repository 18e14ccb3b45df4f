using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Coddiwomple.Model.Binding;
using Coddiwomple.Output;

namespace Coddiwomple.Certificates;

/// <summary>
/// The folder that holds a root of trust and, in a folder each, the clusters' authorities; names are those of Istio's own tools. It is the one place that
/// reads and writes keys: readable by their owner alone, never into a folder that <c>gen</c> writes, because such a folder is committed.
/// </summary>
internal sealed class CertificateFolder
{
    public const string RootCertificate = "root-cert.pem";
    public const string RootKey = "root-key.pem";
    public const string SecretManifest = "cacerts.yaml";

    private const int LargestFile = 1 << 20;

    private CertificateFolder(string path) => Path = path;

    /// <summary>As the user gave it.</summary>
    public string Path { get; }

    /// <summary>The files of a cluster, in the order in which they are written.</summary>
    public static IReadOnlyList<string> ClusterFiles { get; } =
        [CacertsSecret.CertificateKey, CacertsSecret.PrivateKey, CacertsSecret.RootKey, CacertsSecret.ChainKey];

    /// <summary>Opens a folder that need not exist yet.</summary>
    public static CertificateFolder Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            throw new CannotProceedException("the certificate folder has no name");
        }

        return new CertificateFolder(path.Length > 1 ? path.TrimEnd('/', System.IO.Path.DirectorySeparatorChar) : path);
    }

    /// <summary>Gives a path in the folder as users know it.</summary>
    public string Describe(string name) => System.IO.Path.Join(Path, name).Replace('\\', '/');

    /// <summary>Gives the clusters that have a folder here, ordinal.</summary>
    public IReadOnlyList<string> Clusters()
    {
        if (!Directory.Exists(Path))
        {
            throw new CannotProceedException($"there is no folder \"{Path}\"", $"make one with: coddiwomple certs init {Path}");
        }

        var clusters = new List<string>();
        foreach (string folder in Directory.EnumerateDirectories(Path))
        {
            string name = System.IO.Path.GetFileName(folder);
            if (NameSyntax.ProblemOfLabel(name) is null)
            {
                clusters.Add(name);
            }
        }

        clusters.Sort(Ordinal.Compare);
        return clusters;
    }

    public bool HasCluster(string cluster)
    {
        foreach (string name in ClusterFiles)
        {
            if (NewSecretFiles.IsTaken(Describe($"{cluster}/{name}")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the text of a file, null where there is none.</summary>
    public string? Read(string name)
    {
        string path = Describe(name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                throw new CannotProceedException($"\"{path}\" is larger than 1 MiB");
            }

            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(path, e);
        }
    }

    /// <summary>Whether nobody but its owner may read the file. Windows keeps that elsewhere.</summary>
    public bool IsPrivate(string name) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(Describe(name)) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) == 0;

    /// <summary>Gives the root with its key, to sign with.</summary>
    public RootAuthority ReadRoot()
    {
        string certificate = Describe(RootCertificate);
        string pem = Read(RootCertificate)
            ?? throw new CannotProceedException($"there is no \"{certificate}\"", $"make a root with: coddiwomple certs init {Path}");
        string keyPem = Read(RootKey)
            ?? throw new CannotProceedException($"there is no \"{Describe(RootKey)}\", which signs clusters' certificates", "bring it back from where it is kept");
        SigningKey key = SigningKey.TryRead(keyPem) ?? throw new CannotProceedException($"\"{Describe(RootKey)}\" is not a private key in PEM without a password");
        try
        {
            X509Certificate2 root = X509Certificate2.CreateFromPem(pem);
            return key.BelongsTo(root) ? RootAuthority.From(root, key) : throw new CannotProceedException($"\"{Describe(RootKey)}\" is not the key of \"{certificate}\"");
        }
        catch (CryptographicException e)
        {
            throw new CannotProceedException($"\"{certificate}\" is not a certificate in PEM", inner: e);
        }
    }

    public void WriteRoot(RootAuthority root, bool overwrite)
    {
        var files = new NewSecretFiles(overwrite);
        files.Add(Describe(RootCertificate), root.CertificatePem, isSecret: false);
        files.Add(Describe(RootKey), root.KeyPem(), isSecret: true);

        // Whoever keeps the folder inside a repository shall not commit its keys by accident.
        string ignored = Describe(".gitignore");
        if (!NewSecretFiles.IsTaken(ignored))
        {
            files.Add(ignored, "*\n", isSecret: false);
        }

        files.Write();
    }

    /// <summary>Writes a cluster's files. <paramref name="manifestPath"/>: where its Secret goes, null for nowhere.</summary>
    public void WriteCluster(string cluster, ClusterAuthority authority, string manifest, string? manifestPath, bool overwrite)
    {
        var files = new NewSecretFiles(overwrite);
        files.Add(Describe($"{cluster}/{CacertsSecret.CertificateKey}"), authority.CertificatePem, isSecret: false);
        files.Add(Describe($"{cluster}/{CacertsSecret.PrivateKey}"), authority.KeyPem, isSecret: true);
        files.Add(Describe($"{cluster}/{CacertsSecret.RootKey}"), authority.RootPem, isSecret: false);
        files.Add(Describe($"{cluster}/{CacertsSecret.ChainKey}"), authority.ChainPem, isSecret: false);
        if (manifestPath is not null)
        {
            files.Add(manifestPath, manifest, isSecret: true);
        }

        files.Write();
    }
}
