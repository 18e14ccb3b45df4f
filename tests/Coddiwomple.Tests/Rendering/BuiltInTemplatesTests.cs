using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

public sealed class BuiltInTemplatesTests
{
    [Fact]
    public void They_are_the_files_of_the_folder()
    {
        string[] files = Directory.GetFiles(Path.Combine(Golden.Repository, "templates"));
        Assert.Equal(files.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), BuiltInTemplates.Names);
        Assert.All(files, file => Assert.Equal(File.ReadAllText(file), BuiltInTemplates.Read(Path.GetFileName(file))));
    }
}
