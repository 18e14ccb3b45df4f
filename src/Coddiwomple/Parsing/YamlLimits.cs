namespace Coddiwomple.Parsing;

/// <summary>What no honest topology reaches. They keep a hostile file from costing more than its own size in time and memory.</summary>
internal static class YamlLimits
{
    /// <summary>Mappings and sequences inside each other, aliases followed; later stages may recurse over a node without fear for the stack.</summary>
    public const int Depth = 100;

    /// <summary>Nodes that aliases and merge keys add to a file, counted as if each had been written out.</summary>
    public const int ExpandedNodes = 1_000_000;
}
