namespace Coddiwomple.Parsing;

/// <summary>What a message about a value begins with; put into words only when there is something to say.</summary>
internal readonly record struct Subject(string Prefix, string Key)
{
    public static Subject Field(string key) => new("", key);

    public static Subject ItemOf(string key) => new("an item of ", key);

    public static Subject Label(string key) => new("the label ", key);

    public override string ToString() => $"{Prefix}\"{Key}\"";
}
