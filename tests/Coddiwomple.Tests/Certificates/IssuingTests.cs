using System.Security.Cryptography.X509Certificates;
using Coddiwomple.Certificates;

namespace Coddiwomple.Tests.Certificates;

public sealed class IssuingTests : IDisposable
{
    private readonly CertificateWorld _world = new();

    public void Dispose() => _world.Dispose();

    [OpenSslTheory]
    [InlineData("ecdsa", "ASN1 OID: prime256v1")]
    [InlineData("rsa", "Public-Key: (4096 bit)")]
    public void Openssl_verifies_what_is_issued(string kind, string key)
    {
        KeyAlgorithm algorithm = kind == "rsa" ? KeyAlgorithm.Rsa4096 : KeyAlgorithm.EcdsaP256;

        // The real time: openssl has no other to sign with.
        DateTimeOffset now = DateTimeOffset.UtcNow;
        _world.Init(algorithm, now: now);
        _world.Issue("kind2", algorithm, now: now);
        Assert.Contains("OK", OpenSsl.Run("verify", "-x509_strict", "-CAfile", _world.At("root-cert.pem"), _world.At("kind2/ca-cert.pem")), StringComparison.Ordinal);

        // The authority in turn signs a workload, which verifies by the chain that Istio would send along.
        string request = Path.Combine(_world.Folder, "workload.csr");
        string workload = Path.Combine(_world.Folder, "workload.pem");
        OpenSsl.Run("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/O=workload", "-keyout", _world.At("workload-key.pem"), "-out", request);
        OpenSsl.Run("x509", "-req", "-in", request, "-CA", _world.At("kind2/ca-cert.pem"), "-CAkey", _world.At("kind2/ca-key.pem"), "-set_serial", "7", "-days", "1", "-out", workload);
        Assert.Contains("OK", OpenSsl.Run("verify", "-CAfile", _world.At("kind2/root-cert.pem"), "-untrusted", _world.At("kind2/cert-chain.pem"), workload), StringComparison.Ordinal);

        string text = OpenSsl.Run("x509", "-noout", "-text", "-in", _world.At("kind2/ca-cert.pem"));
        foreach (string expected in new[]
        {
            key, "Version: 3 (0x2)", "O = coddiwomple", "L = kind2", "CN = Intermediate CA", "X509v3 Basic Constraints: critical", "CA:TRUE, pathlen:0", "X509v3 Key Usage: critical",
            "Certificate Sign, CRL Sign", "X509v3 Subject Key Identifier", "X509v3 Authority Key Identifier", "DNS:istiod.istio-system.svc, URI:spiffe://kind2\n",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Contains("CA:TRUE, pathlen:1", OpenSsl.Run("x509", "-noout", "-text", "-in", _world.At("root-cert.pem")), StringComparison.Ordinal);
    }

    [Fact]
    public void Validity_is_counted_from_the_clock_that_is_handed_in()
    {
        _world.Init();
        _world.Issue("kind2");
        using X509Certificate2 root = X509Certificate2.CreateFromPem(File.ReadAllText(_world.At("root-cert.pem")));
        using X509Certificate2 cluster = X509Certificate2.CreateFromPem(File.ReadAllText(_world.At("kind2/ca-cert.pem")));
        Assert.Equal("2026-11-21 11:55:00Z 2036-11-18 12:00:00Z", $"{root.NotBefore.ToUniversalTime():u} {root.NotAfter.ToUniversalTime():u}");
        Assert.Equal("2026-11-21 11:55:00Z 2028-11-20 12:00:00Z", $"{cluster.NotBefore.ToUniversalTime():u} {cluster.NotAfter.ToUniversalTime():u}");
    }

    [Fact]
    public void Serials_are_positive_and_random()
    {
        byte[][] serials = [.. Enumerable.Range(0, 50).Select(_ => AuthorityCertificate.NewSerial())];
        Assert.All(serials, serial => Assert.InRange(serial[0], 0x40, 0x7f));
        Assert.Equal(50, serials.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Keys_are_readable_by_their_owner_alone()
    {
        _world.Init();
        _world.Issue("kind2");
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            foreach (string name in new[] { "root-key.pem", "kind2/ca-key.pem", "kind2/cacerts.yaml" })
            {
                Assert.Equal(OwnerOnly, File.GetUnixFileMode(_world.At(name)));
            }

            foreach (string folder in new[] { "", "kind2" })
            {
                Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_world.At(folder)));
            }
        }

        Assert.Equal("*\n", File.ReadAllText(_world.At(".gitignore")));
        Assert.Empty(Directory.EnumerateFiles(_world.Folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Keys_are_never_overwritten_without_force()
    {
        _world.Init();
        _world.Issue("kind2");
        IReadOnlyDictionary<string, byte[]> before = Golden.ReadFolder(_world.Folder);

        Assert.Contains("root-cert.pem", Assert.Throws<CannotProceedException>(() => _world.Init()).Message, StringComparison.Ordinal);
        Assert.Contains("kind2/ca-cert.pem", Assert.Throws<CannotProceedException>(() => _world.Issue("kind2")).Message, StringComparison.Ordinal);

        // One file that is left is enough to stop.
        File.Delete(_world.At("root-cert.pem"));
        Assert.Contains("root-key.pem", Assert.Throws<CannotProceedException>(() => _world.Init()).Message, StringComparison.Ordinal);
        Assert.Equal(before["root-key.pem"], File.ReadAllBytes(_world.At("root-key.pem")));
        Assert.Equal(before["kind2/ca-key.pem"], File.ReadAllBytes(_world.At("kind2/ca-key.pem")));

        _world.Init(overwrite: true);
        Assert.NotEqual(before["root-key.pem"], File.ReadAllBytes(_world.At("root-key.pem")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("certs")]
    [InlineData("certs/kind2")]
    public void Keys_never_enter_an_output_folder(string outputFolder)
    {
        string root = Path.GetDirectoryName(_world.Folder)!;
        string owned = Path.Combine(root, outputFolder, ".coddiwomple", "files");
        if (outputFolder == "certs/kind2")
        {
            _world.Init();
        }

        Directory.CreateDirectory(Path.GetDirectoryName(owned)!);
        File.WriteAllText(owned, "");
        Action write = outputFolder == "certs/kind2" ? () => _world.Issue("kind2", overwrite: true) : () => _world.Init(overwrite: true);

        Assert.Contains("output folder", Assert.Throws<CannotProceedException>(write).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(root, "ca-key.pem", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(root, outputFolder), "root-key.pem", SearchOption.TopDirectoryOnly));
    }

    [Fact]
    public void Links_do_not_lead_keys_into_an_output_folder()
    {
        string output = Path.Combine(Path.GetDirectoryName(_world.Folder)!, "out");
        Directory.CreateDirectory(Path.Combine(output, ".coddiwomple"));
        File.WriteAllText(Path.Combine(output, ".coddiwomple", "files"), "");
        Directory.CreateDirectory(Path.Combine(output, "sub"));
        Directory.CreateSymbolicLink(_world.Folder, Path.Combine(output, "sub"));

        Assert.Throws<CannotProceedException>(() => _world.Init());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(output, "sub")));
    }

    [Fact]
    public void A_certificate_never_outlives_its_root()
    {
        _world.Init(days: 100);
        var failure = Assert.Throws<CannotProceedException>(() => _world.Issue("kind2", days: 101));
        Assert.Contains("valid until 2027-03-01", failure.Message, StringComparison.Ordinal);
        _world.Issue("kind2", days: 100);
        Assert.Equal("", _world.Check(CertificateWorld.Now.AddDays(50)));
    }

    [Fact]
    public void Issuing_needs_the_root_and_its_own_key()
    {
        Assert.Contains("certs init", Assert.Throws<CannotProceedException>(() => _world.Issue("kind2")).Hint, StringComparison.Ordinal);
        _world.Init();
        string certificate = File.ReadAllText(_world.At("root-cert.pem"));
        _world.Init(overwrite: true);
        File.WriteAllText(_world.At("root-cert.pem"), certificate);
        Assert.Contains("is not the key of", Assert.Throws<CannotProceedException>(() => _world.Issue("kind2")).Message, StringComparison.Ordinal);
        File.WriteAllText(_world.At("root-key.pem"), "nothing");
        Assert.Contains("is not a private key", Assert.Throws<CannotProceedException>(() => _world.Issue("kind2")).Message, StringComparison.Ordinal);
        File.Delete(_world.At("root-key.pem"));
        Assert.Contains("there is no", Assert.Throws<CannotProceedException>(() => _world.Issue("kind2")).Message, StringComparison.Ordinal);
    }
}
