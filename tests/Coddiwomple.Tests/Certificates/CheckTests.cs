using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coddiwomple.Certificates;

namespace Coddiwomple.Tests.Certificates;

public sealed class CheckTests : IDisposable
{
    private readonly CertificateWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_sound_folder_has_no_findings()
    {
        MakeTwo();
        Assert.Equal("", _world.Check());

        // The root's key need not be there.
        File.Delete(_world.At("root-key.pem"));
        Assert.Equal("", _world.Check());
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(699, "")]
    [InlineData(700, "CW0654 kind2/ca-cert.pem, CW0654 kind3/ca-cert.pem")]
    [InlineData(731, "CW0653 kind2/ca-cert.pem, CW0653 kind3/ca-cert.pem")]
    [InlineData(3625, "CW0653 kind2/ca-cert.pem, CW0653 kind3/ca-cert.pem, CW0654 root-cert.pem")]
    [InlineData(-1, "CW0653 kind2/ca-cert.pem, CW0653 kind3/ca-cert.pem, CW0653 root-cert.pem")]
    public void Expiry_is_told_thirty_days_before(int days, string expected)
    {
        MakeTwo();
        Assert.Equal(expected, _world.Check(CertificateWorld.Now.AddDays(days)));
    }

    [Fact]
    public void A_key_of_another_certificate_is_found()
    {
        MakeTwo();
        File.Copy(_world.At("kind3/ca-key.pem"), _world.At("kind2/ca-key.pem"), overwrite: true);
        Assert.Equal("CW0655 kind2/ca-key.pem, CW0659 kind2/cacerts.yaml", _world.Check());
    }

    [Fact]
    public void A_cluster_of_another_root_is_found()
    {
        MakeTwo();
        _world.Init(overwrite: true);
        _world.Issue("kind3", overwrite: true);
        Assert.Equal("CW0656 kind2/root-cert.pem", _world.Check());

        // A root that was only copied in signs nothing.
        File.Copy(_world.At("root-cert.pem"), _world.At("kind2/root-cert.pem"), overwrite: true);
        Assert.Equal("CW0652 kind2/ca-cert.pem, CW0659 kind2/cacerts.yaml", _world.Check());
    }

    [Fact]
    public void A_certificate_that_was_changed_is_found()
    {
        MakeTwo();
        byte[] certificate = X509Certificate2.CreateFromPem(File.ReadAllText(_world.At("kind2/ca-cert.pem"))).RawData;
        certificate[^1] ^= 1;
        string changed = PemEncoding.WriteString("CERTIFICATE", certificate) + "\n";
        File.WriteAllText(_world.At("kind2/ca-cert.pem"), changed);
        File.WriteAllText(_world.At("kind2/cert-chain.pem"), changed + File.ReadAllText(_world.At("root-cert.pem")));
        Assert.Equal("CW0652 kind2/ca-cert.pem, CW0659 kind2/cacerts.yaml", _world.Check());
    }

    [Fact]
    public void A_chain_without_the_own_certificate_is_found()
    {
        MakeTwo();
        File.Copy(_world.At("kind3/cert-chain.pem"), _world.At("kind2/cert-chain.pem"), overwrite: true);
        Assert.Equal("CW0659 kind2/cacerts.yaml, CW0652 kind2/cert-chain.pem", _world.Check());
    }

    [Fact]
    public void Files_that_are_missing_or_unreadable_are_found()
    {
        MakeTwo();
        File.Delete(_world.At("kind2/ca-key.pem"));
        File.WriteAllText(_world.At("kind2/cert-chain.pem"), "not a certificate");
        File.WriteAllText(_world.At("kind3/ca-key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Assert.Equal(
            "CW0651 kind2/ca-key.pem, CW0659 kind2/cacerts.yaml, CW0651 kind2/cert-chain.pem, CW0651 kind3/ca-key.pem, CW0659 kind3/cacerts.yaml",
            _world.Check());
    }

    [Fact]
    public void A_secret_that_differs_is_found_and_a_missing_one_is_not_missed()
    {
        MakeTwo();
        File.Copy(_world.At("kind3/cacerts.yaml"), _world.At("kind2/cacerts.yaml"), overwrite: true);
        File.Delete(_world.At("kind3/cacerts.yaml"));
        Assert.Equal("CW0659 kind2/cacerts.yaml", _world.Check());
        File.WriteAllText(_world.At("kind2/cacerts.yaml"), "data: [");
        Assert.Contains("CW0659 kind2/cacerts.yaml", _world.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_others_can_read_is_found()
    {
        MakeTwo();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_world.At("kind2/ca-key.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Equal("CW0658 kind2/ca-key.pem", _world.Check());
        }
    }

    [Theory]
    [InlineData(true, 0, X509KeyUsageFlags.KeyCertSign)]
    [InlineData(true, 1, X509KeyUsageFlags.CrlSign)]
    [InlineData(false, 0, X509KeyUsageFlags.DigitalSignature)]
    public void A_root_that_may_not_sign_is_found(bool isAuthority, int pathLength, X509KeyUsageFlags usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Weak root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, isAuthority, pathLength, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using X509Certificate2 root = request.CreateSelfSigned(CertificateWorld.Now.AddDays(-1), CertificateWorld.Now.AddDays(3000));
        Directory.CreateDirectory(_world.Folder);
        File.WriteAllText(_world.At("root-cert.pem"), root.ExportCertificatePem());
        File.WriteAllText(_world.At("root-key.pem"), key.ExportPkcs8PrivateKeyPem());
        _world.Issue("kind2");
        Assert.Contains("CW0657 root-cert.pem", _world.Check(), StringComparison.Ordinal);
    }

    private void MakeTwo()
    {
        _world.Init();
        _world.Issue("kind2");
        _world.Issue("kind3");
    }
}
