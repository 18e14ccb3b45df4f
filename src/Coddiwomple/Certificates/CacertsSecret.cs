using System.Text;
using Coddiwomple.Rendering;

namespace Coddiwomple.Certificates;

/// <summary>The Secret <c>cacerts</c>, under the names that istiod, and Citadel before it, look for.</summary>
internal static class CacertsSecret
{
    public const string CertificateKey = "ca-cert.pem";
    public const string PrivateKey = "ca-key.pem";
    public const string RootKey = "root-cert.pem";
    public const string ChainKey = "cert-chain.pem";

    public static string Manifest(ClusterAuthority authority, string secretNamespace)
    {
        var text = new StringBuilder("# Holds a private key: apply it or seal it, do not commit it as it is.\n");
        text.Append("apiVersion: v1\nkind: Secret\nmetadata:\n  name: cacerts\n  namespace: ").Append(YamlQuoting.Scalar(secretNamespace)).Append("\ntype: Opaque\ndata:\n");
        Add(text, CertificateKey, authority.CertificatePem);
        Add(text, PrivateKey, authority.KeyPem);
        Add(text, RootKey, authority.RootPem);
        Add(text, ChainKey, authority.ChainPem);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string key, string pem) =>
        text.Append("  ").Append(key).Append(": ").Append(YamlQuoting.Scalar(Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)))).Append('\n');
}
