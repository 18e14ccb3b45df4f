namespace Coddiwomple.Templating.Parsing;

/// <summary>What could not be read, and in which token: what the parser never comes to is not reported.</summary>
internal sealed record LexerError(int TokenIndex, LogMessage Message);
