namespace Coddiwomple.Tests.Install;

/// <summary>The completion scripts in the shells themselves.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-completion-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Bash hands over the words, split at "=" too, and the line.
    [ProgramFact("bash")]
    public void Bash() => Assert.Equal(
        """
        gen
        --layout
        cluster service
        cluster
        cluster service
        cluster
        CW0203
        bash fish pwsh zsh


        """,
        Run("bash", """
            source <(coddiwomple completion bash)
            try() {
                COMP_LINE=$1 COMP_POINT=${#1}
                shift
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
                _coddiwomple "$1"
                echo "${COMPREPLY[*]}"
            }
            try "coddiwomple g" coddiwomple g
            try "coddiwomple gen --l" coddiwomple gen --l
            try "coddiwomple gen --layout " coddiwomple gen --layout ""
            try "coddiwomple gen --layout cl" coddiwomple gen --layout cl
            try "coddiwomple gen --layout=" coddiwomple gen --layout =
            try "coddiwomple gen --layout=cl" coddiwomple gen --layout = cl
            try "coddiwomple explain CW0203" coddiwomple explain CW0203
            try "coddiwomple completion " coddiwomple completion ""
            try "coddiwomple gen " coddiwomple gen ""
            """));

    // Zsh hands over the words and what of the last one stands before the cursor; what it would show goes to compadd.
    [ProgramFact("zsh")]
    public void Zsh() => Assert.Equal(
        """
        gen
        --layout
        cluster service
        --layout=cluster --layout=service
        bash fish pwsh zsh
        files

        """,
        Run("zsh", """
            compdef() { true }
            source <(coddiwomple completion zsh)
            compadd() { found=(${(M)words_found:#${PREFIX}*}) }
            _files() { found=($found); (( $#found )) || found=(files) }
            try() {
                words=("$@") CURRENT=$# PREFIX=$words[-1] found=()
                _coddiwomple
                echo "${found[*]}"
            }
            try coddiwomple g
            try coddiwomple gen --l
            try coddiwomple gen --layout ""
            try coddiwomple gen --layout=
            try coddiwomple completion ""
            try coddiwomple gen top
            """, "-f"));

    [ProgramFact("fish")]
    public void Fish() => Assert.Equal(
        """
        gen
        --layout
        cluster
        --layout=cluster
        install-values

        """,
        Run("fish", """
            coddiwomple completion fish | source
            for line in "coddiwomple g" "coddiwomple gen --l" "coddiwomple gen --layout cl" "coddiwomple gen --layout=cl" "true; coddiwomple inst"
                complete -C $line
            end
            """, "--no-config"));

    private string Run(string shell, string script, params string[] options)
    {
        string file = Path.Combine(_folder, "script");
        File.WriteAllText(file, script);
        string path = Programs.MakeCommand(Path.Combine(_folder, "bin")) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        Programs.Outcome outcome = Programs.Run(_folder, new Dictionary<string, string?> { ["PATH"] = path, ["HOME"] = _folder }, Programs.Find(shell) ?? shell, [.. options, file]).Expect(0);
        Assert.Equal("", outcome.Error);
        return outcome.Output;
    }
}
