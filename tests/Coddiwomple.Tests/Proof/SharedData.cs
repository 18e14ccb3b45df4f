namespace Coddiwomple.Tests.Proof;

/// <summary>Finds files of the <c>shared</c> folder beside the repository root; null where there is none.</summary>
internal static class SharedData
{
    public static string? Find(string relativePath)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Coddiwomple.sln")))
            {
                string path = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", relativePath);
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
