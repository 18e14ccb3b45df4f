using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace Coddiwomple.Tests.Install;

/// <summary>What <c>dotnet pack</c> makes at the root, installed from its folder alone and run.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_ROOT"] = Path.GetDirectoryName(Programs.Dotnet),
        ["CODDIWOMPLE_FORMAT"] = null,
    };

    // Some 1,700 where nothing is compiled beforehand, some 200 else: the program itself is IL everywhere, and calls generic methods of the framework.
    private const int MostCompiled = 500;

    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_package_comes_out_of_the_root_and_works_where_there_is_nothing_but_the_SDK()
    {
        string packages = Path.Combine(_folder, "packages");
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";
        string said = Dotnet(Golden.Repository, "pack", "--no-build", "--nologo", "-v", "quiet", "-c", configuration, "-o", packages);
        string package = Assert.Single(Directory.GetFileSystemEntries(packages));
        Assert.Matches(@"^coddiwomple\.\d+\.\d+\.\d+\.nupkg$", Path.GetFileName(package));
        AssertIsForEveryPlatform(package);
        bool isCompiled = AssertIsCompiledForThisPlatform(package);
        Assert.NotEqual(isCompiled, said.Contains("warning IL-ONLY: coddiwomple starts slower", StringComparison.Ordinal));

        // No other source than the folder, and no package that was fetched before.
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"<configuration><packageSources><clear /><add key=\"packages\" value=\"{packages}\" /></packageSources></configuration>");
        string tools = Path.Combine(_folder, "tools");
        Dotnet(_folder, "tool", "install", "coddiwomple", "--tool-path", tools, "--configfile", Path.Combine(_folder, "nuget.config"));

        string tool = Path.Combine(tools, OperatingSystem.IsWindows() ? "coddiwomple.exe" : "coddiwomple");
        string work = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        Assert.StartsWith("coddiwomple ", Programs.Run(work, s_environment, tool, "--version").Expect(0).Output, StringComparison.Ordinal);
        Programs.Run(work, s_environment, tool, "init").Expect(0);
        Programs.Run(work, s_environment, tool, "lint").Expect(0);
        Programs.Run(work, s_environment, tool, "gen", "--check").Expect(3);
        Programs.Run(work, s_environment, tool, "gen").Expect(0);
        string log = Path.Combine(_folder, "compiled.txt");
        Programs.Run(work, new Dictionary<string, string?>(s_environment) { ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1" }, tool, "gen", "--check").Expect(0);
        Assert.Equal(isCompiled, File.ReadLines(log).Count(line => !line.Contains("Coddiwomple.Cli", StringComparison.Ordinal)) < MostCompiled);
        Programs.Run(work, s_environment, tool, "stats").Expect(0);
        Assert.True(File.Exists(Path.Combine(work, "out", "east", "shop.default.yaml")));
    }

    private static void AssertIsForEveryPlatform(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        string[] files = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Contains("README.md", files);
        Assert.Contains("tools/net10.0/any/Coddiwomple.dll", files);
        Assert.DoesNotContain(files, file => file.EndsWith(".so", StringComparison.Ordinal) || file.EndsWith(".exe", StringComparison.Ordinal));
        Assert.All(files.Where(file => file.StartsWith("tools/", StringComparison.Ordinal)), file => Assert.StartsWith("tools/net10.0/any/", file, StringComparison.Ordinal));

        using Stream settings = archive.GetEntry("tools/net10.0/any/DotnetToolSettings.xml")!.Open();
        XElement command = Assert.Single(XDocument.Load(settings).Descendants("Command"));
        Assert.Equal(("coddiwomple", "dotnet"), ((string?)command.Attribute("Name"), (string?)command.Attribute("Runner")));
        using Stream runtime = archive.GetEntry("tools/net10.0/any/Coddiwomple.Cli.runtimeconfig.json")!.Open();
        using var text = new StreamReader(runtime);
        string options = text.ReadToEnd();
        Assert.Contains("\"rollForward\": \"Major\"", options, StringComparison.Ordinal);
        Assert.Contains("\"System.GC.HeapCount\": 2", options, StringComparison.Ordinal);

        // Its own code is not all compiled ahead of time: it must not wait before it gets better.
        Assert.DoesNotContain("CallCountingDelayMs", options, StringComparison.Ordinal);
    }

    // Either the libraries are there for it, and .NET's host is told of each, or none is.
    private static bool AssertIsCompiledForThisPlatform(string package)
    {
        const string Folder = "tools/net10.0/any/";
        using ZipArchive archive = ZipFile.OpenRead(package);
        string[] compiled = [.. archive.Entries.Select(entry => entry.FullName).Where(file => file.StartsWith(Folder + "runtimes/", StringComparison.Ordinal)).Select(file => file[Folder.Length..])];
        using Stream list = archive.GetEntry(Folder + "Coddiwomple.Cli.deps.json")!.Open();
        using var libraries = JsonDocument.Parse(list);
        string[] listed =
        [
            .. libraries.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
                .SelectMany(library => library.Value.TryGetProperty("runtimeTargets", out JsonElement targets) ? targets.EnumerateObject() : [])
                .Select(file => file.Name),
        ];
        Assert.Equal(compiled.Order(StringComparer.Ordinal), listed.Distinct().Order(StringComparer.Ordinal));
        string[] names = ["Coddiwomple", "Coddiwomple.Templating", "YamlDotNet", "System.CommandLine"];
        Assert.All(names, name => Assert.Equal(compiled.Length > 0, compiled.Any(file => file.EndsWith($"/{name}.dll", StringComparison.Ordinal))));
        return compiled.Length > 0;
    }

    private string Dotnet(string folder, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(s_environment) { ["NUGET_PACKAGES"] = arguments[0] == "tool" ? Path.Combine(_folder, "nothing-fetched-before") : null };
        if (environment["NUGET_PACKAGES"] is null)
        {
            environment.Remove("NUGET_PACKAGES");
        }

        return Programs.Run(folder, environment, Programs.Dotnet, arguments).Expect(0).Output;
    }
}
