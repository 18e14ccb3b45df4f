using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple;

public enum OutputLayout
{
    Service,
    Cluster,
}

/// <summary>
/// What a run is asked for. <see cref="Clusters"/>: render these only, empty for all. <see cref="LockFile"/>: the lock file found in the output
/// folder, null where there is none. <see cref="TemplateFolder"/>: templates that replace built-in ones by file name, or null.
/// </summary>
public sealed record CompileOptions(OutputLayout Layout, ReadOnlyArray<string> Clusters, SourceFile? LockFile, string? TemplateFolder)
{
    /// <summary>Prove what was rendered with the built-in templates too, as is always done for templates that replace them.</summary>
    public bool IsDeep { get; init; }

    /// <summary>Folders for a temporary file, the first that takes one: rendered text goes there until all is sound, where it is too much for memory.</summary>
    public ReadOnlyArray<string> ScratchFolders { get; init; } = [];

    /// <summary>Where files of folders that are new may be written before all is known to be sound; null where nothing is to be written.</summary>
    internal StagingFolder? Staging { get; init; }

    public static CompileOptions Default { get; } = new(OutputLayout.Service, [], null, null);
}

/// <summary><see cref="Tree"/> is null where an error was found.</summary>
public sealed record CompileResult(OutputTree? Tree, ReadOnlyArray<Diagnostic> Diagnostics)
{
    /// <summary>The mesh's namespace, which no generated file needs to tell.</summary>
    public string RootNamespace { get; init; } = Mesh.DefaultNamespace;
}
