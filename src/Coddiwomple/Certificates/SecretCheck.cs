using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Certificates;

/// <summary>Compares a cluster's Secret manifest, where it has one, with the files beside it: the manifest is what gets applied.</summary>
internal sealed class SecretCheck(CertificateFolder folder, DiagnosticBag diagnostics)
{
    public void Check(string cluster)
    {
        string name = $"{cluster}/{CertificateFolder.SecretManifest}";
        if (folder.Read(name) is not { } text)
        {
            return;
        }

        CertificateCheck.CheckPrivacy(folder, name, diagnostics);
        YamlMapping? data = DataOf(new SourceFile(folder.Describe(name), text));
        foreach (string file in CertificateFolder.ClusterFiles)
        {
            if (data is null || Decode(data, file) != folder.Read($"{cluster}/{file}"))
            {
                diagnostics.Report(
                    Catalogue.StaleSecret,
                    CertificateCheck.PlaceOf(folder, name),
                    $"the Secret of cluster \"{cluster}\" does not hold \"{folder.Describe($"{cluster}/{file}")}\" as it is",
                    "issue it again with --force, or make the Secret from the files");
                return;
            }
        }
    }

    private static YamlMapping? DataOf(SourceFile manifest)
    {
        YamlReader.TryRead(manifest, new DiagnosticBag(), out ReadOnlyArray<YamlNode> documents);
        return documents is [YamlMapping root] ? root.Find("data")?.Value as YamlMapping : null;
    }

    private static string? Decode(YamlMapping data, string key)
    {
        if (data.Find(key)?.Value is not YamlScalar { Text: var text })
        {
            return null;
        }

        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }
}
