namespace Coddiwomple.Parsing;

/// <summary>
/// The keys of one kind of object of a topology. <see cref="Name"/> completes "unknown key in ..."; <see cref="SchemaPath"/> is where the JSON schema
/// describes the object; <see cref="AtLeastOne"/> are lists that may be left out but not be empty; <see cref="IsOpen"/> objects hand other keys on unread.
/// </summary>
internal sealed record ObjectShape(string Name, string SchemaPath, string[] Keys)
{
    public string[] Required { get; init; } = [];

    public string[] AtLeastOne { get; init; } = [];

    /// <summary>Other names for its keys, which users know from elsewhere.</summary>
    public (string Key, string Meant)[] Synonyms { get; init; } = [];

    public bool IsOpen { get; init; }

    public bool Knows(string key) => Array.IndexOf(Keys, key) >= 0;
}
