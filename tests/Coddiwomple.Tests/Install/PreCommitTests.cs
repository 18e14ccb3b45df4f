using Coddiwomple.Tests.Output;

namespace Coddiwomple.Tests.Install;

/// <summary>pre-commit itself, with this repository as the source of its hooks, on a repository that uses them.</summary>
public sealed class PreCommitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-pre-commit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramFact("pre-commit")]
    public void Hooks_install_from_source_generate_before_a_commit_and_stop_it_once()
    {
        string hooks = CopyOfThisRepository();
        string user = Directory.CreateDirectory(Path.Combine(_folder, "user")).FullName;
        Init(user);
        File.WriteAllText(Path.Combine(user, ".pre-commit-config.yaml"), $$"""
            repos:
              - repo: {{hooks}}
                rev: {{Git.Run(hooks, "rev-parse", "HEAD").Trim()}}
                hooks:
                  - {id: coddiwomple-lint}
                  - {id: coddiwomple, args: [topology.yaml, -o, out]}
                  - {id: coddiwomple-system, args: [topology.yaml, -o, out-of-installed]}
            """);
        File.Copy(Golden.TestData("ok", "010-bookinfo", "topology.yaml"), Path.Combine(user, "topology.yaml"));
        Git.Run(user, "add", ".");

        // All three run; those that generate fail, as they wrote.
        Programs.Outcome first = PreCommit(user).Expect(1);
        Assert.Equal("lint Passed, gen Failed 3, gen (installed) Failed 3", Verdicts(first.Output));
        Assert.True(File.Exists(Path.Combine(user, "out", "kind2", "reviews.default.yaml")), first.Output);
        Assert.True(File.Exists(Path.Combine(user, "out-of-installed", "kind2", "reviews.default.yaml")), first.Output);

        // What they wrote is added; nothing is left to do.
        Git.Run(user, "add", ".");
        Assert.Equal("lint Passed, gen Passed, gen (installed) Passed", Verdicts(PreCommit(user).Expect(0).Output));
        Assert.DoesNotContain("run.lock", Git.Run(user, "ls-files"), StringComparison.Ordinal);

        // A mistake stops all, and is told.
        File.WriteAllText(Path.Combine(user, "topology.yaml"), File.ReadAllText(Path.Combine(user, "topology.yaml")).Replace("version: v3,", "version: v4,", StringComparison.Ordinal));
        Git.Run(user, "add", ".");
        Programs.Outcome broken = PreCommit(user).Expect(1);
        Assert.Equal("lint Failed 1, gen Failed 1, gen (installed) Failed 1", Verdicts(broken.Output));
        Assert.Contains("error[CW02", broken.Output, StringComparison.Ordinal);
        Assert.Equal("", Git.Run(user, "diff", "--name-only"));
    }

    // As it would be committed now, whatever else lies in the working tree.
    private string CopyOfThisRepository()
    {
        string copy = Directory.CreateDirectory(Path.Combine(_folder, "hooks")).FullName;
        CopyFiles(Golden.Repository, copy);
        Init(copy);
        Git.Run(copy, "add", ".");
        Git.Run(copy, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "hooks");
        return copy;
    }

    // .gitignore comes along and keeps out what is not meant to be committed; large folders of that kind are not even copied.
    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            // In a worktree .git is a file that leads to the real repository.
            if (Path.GetFileName(file) != ".git")
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            string name = Path.GetFileName(folder);
            if (name is not (".git" or "bin" or "obj" or "dist" or "testdata"))
            {
                CopyFiles(folder, Path.Combine(to, name));
            }
        }
    }

    private static void Init(string folder) => Git.Run(folder, "init", "-q");

    private Programs.Outcome PreCommit(string folder) => Programs.Run(
        folder,
        new Dictionary<string, string?>
        {
            ["PRE_COMMIT_HOME"] = Path.Combine(_folder, "home"),
            ["PRE_COMMIT_COLOR"] = "never",
            ["PATH"] = Programs.MakeCommand(Path.Combine(_folder, "bin")) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["CODDIWOMPLE_FORMAT"] = null,
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        },
        Programs.Find("pre-commit") ?? "pre-commit",
        "run",
        "--all-files");

    // As in "coddiwomple lint....Passed" and "- exit code: 3".
    private static string Verdicts(string output)
    {
        var verdicts = new List<string>();
        foreach (string line in output.Split('\n'))
        {
            if (line.StartsWith("coddiwomple ", StringComparison.Ordinal) && line.Contains("..", StringComparison.Ordinal))
            {
                verdicts.Add($"{line["coddiwomple ".Length..line.IndexOf("..", StringComparison.Ordinal)]} {line[(line.LastIndexOf('.') + 1)..]}");
            }
            else if (line.StartsWith("- exit code: ", StringComparison.Ordinal))
            {
                verdicts[^1] += line[^2..];
            }
        }

        return string.Join(", ", verdicts);
    }
}
