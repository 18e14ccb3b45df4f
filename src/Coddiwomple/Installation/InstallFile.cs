using Coddiwomple.Model;
using Coddiwomple.Rendering;

namespace Coddiwomple.Installation;

/// <summary>One file to install a cluster's Istio with: a name below the cluster's folder, and its text, which opens with a comment that says what it is for.</summary>
internal sealed record InstallFile(string Name, string Text)
{
    public static InstallFile Of(string name, string purpose, IstioMap values) =>
        new(name, $"# {name}: {purpose}\n{YamlTree.Block(values, 0, null)}\n");
}
