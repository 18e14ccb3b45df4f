using System.Reflection;

namespace Coddiwomple.Cli;

/// <summary>The version of this tool, read only where it is shown.</summary>
internal static class ToolVersion
{
    public static string Text =>
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
