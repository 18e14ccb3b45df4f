using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>Reads a user's template folder: files directly in it, of the names that built-in templates have or that those include.</summary>
internal static class TemplateFolder
{
    private const string Suffix = ".sbn";
    private const int LargestTemplate = 1 << 20;

    public static IReadOnlyList<SourceFile> Read(string folder, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(folder))
        {
            throw new CannotProceedException($"template folder \"{folder}\" does not exist", "write the built-in templates out with: coddiwomple templates export DIR");
        }

        var files = new List<SourceFile>();
        string reading = folder;
        string realFolder = RealPath.Of(folder);
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal))
            {
                reading = path;

                // A link in a folder from elsewhere could bring any file of this machine into what is rendered, and so into a repository.
                if (!RealPath.IsWithin(RealPath.Of(path), realFolder))
                {
                    throw new CannotProceedException($"template \"{path}\" is a link that leads out of its folder", "copy the file it leads to into the folder");
                }

                if (new FileInfo(path).Length > LargestTemplate)
                {
                    throw new CannotProceedException($"template \"{path}\" is larger than 1 MiB");
                }

                var file = new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path, Encoding.UTF8));
                files.Add(file);
                if (!TemplateNames.All.Contains(file.BaseName))
                {
                    diagnostics.Report(
                        Catalogue.UnusedTemplate,
                        new SourceSpan(file, 0, 0),
                        $"template \"{file.BaseName}\" replaces no built-in template",
                        "it is used only where another template includes it; see: coddiwomple templates list");
                }
            }
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(reading.Replace('\\', '/'), e);
        }

        return files;
    }
}
