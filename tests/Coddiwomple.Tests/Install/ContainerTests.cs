using System.Text.RegularExpressions;
using Coddiwomple.Tests.Ok;

namespace Coddiwomple.Tests.Install;

/// <summary>The Dockerfile, which no container engine builds here: what it must hold to run under any user, and the tool run as it would be there.</summary>
public sealed class ContainerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-container-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_image_is_for_any_user()
    {
        (string Word, string Operand)[] steps = [.. Steps()];
        Assert.Equal(2, steps.Count(step => step.Word == "FROM"));
        (string Word, string Operand)[] image = [.. steps.SkipWhile(step => step.Word != "FROM").Skip(1).SkipWhile(step => step.Word != "FROM")];

        // A number: whoever starts it may look no name up. Nothing is given to that one user.
        Assert.Matches(@"^[1-9]\d*:[1-9]\d*$", Assert.Single(image, step => step.Word == "USER").Operand);
        Assert.DoesNotContain(steps, step => step.Operand.Contains("--chown", StringComparison.Ordinal) || step.Operand.Contains("chown ", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.Word == "RUN" && step.Operand.Contains("chmod -R a+rX", StringComparison.Ordinal));
        Assert.Contains(("ENV", "DOTNET_EnableDiagnostics=0"), image);
        Assert.DoesNotContain(image, step => step.Word == "ENV" && step.Operand.Contains("HOME", StringComparison.Ordinal));
        Assert.Contains(("WORKDIR", "/work"), image);
        Assert.Contains(("ENTRYPOINT", "[\"coddiwomple\"]"), image);
        Assert.True(Array.FindIndex(image, step => step.Word == "USER") > Array.FindIndex(image, step => step.Word == "RUN"), "links are made by root");
    }

    [Fact]
    public void What_the_image_names_is_in_the_repository()
    {
        (string Word, string Operand)[] steps = [.. Steps()];
        string script = Regex.Match(steps.First(step => step.Word == "RUN").Operand, @"^build/\S+").Value;
        Assert.True(File.Exists(Path.Combine(Golden.Repository, script)), script);
        Assert.Contains("-o dist", File.ReadAllText(Path.Combine(Golden.Repository, script)), StringComparison.Ordinal);
        Assert.Contains(steps, step => step.Word == "COPY" && step.Operand.Contains("/source/dist ", StringComparison.Ordinal));
        string[] ignored = File.ReadAllLines(Path.Combine(Golden.Repository, ".dockerignore"));
        Assert.All([".git", "**/bin", "**/obj", "dist", "out"], path => Assert.Contains(path, ignored));
    }

    [ProgramFact("setpriv", AsRoot = true)]
    public void A_user_whom_nobody_knows_generates_without_home_and_with_all_else_read_only()
    {
        const string User = "54321";
        // As the image has it: readable by all, written by nobody.
        string tool = Path.Combine(_folder, "tool");
        Directory.CreateDirectory(tool);
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(tool, Path.GetFileName(file)));
        }

        string work = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        File.WriteAllText(Path.Combine(work, "topology.yaml"), OkCases.Source("010-bookinfo").Content);
        Shell($"chmod 755 '{_folder}' && chmod -R a+rX '{tool}' && chown -R {User}:{User} '{work}'");
        string[] privileges = ["--reuid", User, "--regid", User, "--clear-groups", "env", "-i", "PATH=/usr/bin:/bin", "DOTNET_EnableDiagnostics=0"];
        string[] command = [Programs.Dotnet, "exec", Path.Combine(tool, "Coddiwomple.Cli.dll"), "gen", "-q"];
        Programs.Run(work, new Dictionary<string, string?>(), "setpriv", [.. privileges, .. command]).Expect(0);
        Programs.Run(work, new Dictionary<string, string?>(), "setpriv", [.. privileges, .. command, "--check"]).Expect(0);
        Assert.Equal(User, Shell($"stat -c %u '{work}/out/kind2/reviews.default.yaml'").Trim());
    }

    private string Shell(string line) => Programs.Run(_folder, new Dictionary<string, string?>(), "/bin/sh", "-c", line).Expect(0).Output;

    private static IEnumerable<(string Word, string Operand)> Steps()
    {
        foreach (string line in File.ReadAllLines(Path.Combine(Golden.Repository, "Dockerfile")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] words = line.Split(' ', 2);
                yield return (words[0], words[1]);
            }
        }
    }
}
