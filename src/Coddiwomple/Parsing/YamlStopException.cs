namespace Coddiwomple.Parsing;

/// <summary>Leaves the composer after a problem was reported that makes the rest of the file unreadable; never leaves <see cref="YamlReader"/>.</summary>
internal sealed class YamlStopException : Exception;
