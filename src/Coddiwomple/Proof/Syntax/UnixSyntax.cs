namespace Coddiwomple.Proof.Syntax;

/// <summary>Unix sockets in place of an address: <c>unix:///an/absolute/path</c> or <c>unix://@abstract</c>.</summary>
internal static class UnixSyntax
{
    public const string Rule = "after unix:// comes the absolute path of a socket, or \"@\" and a name";
    private const string Prefix = "unix://";

    public static bool IsUnix(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Of what <see cref="IsUnix"/>.</summary>
    public static bool IsValid(string address)
    {
        ReadOnlySpan<char> path = address.AsSpan(Prefix.Length);
        return path.StartsWith('@') || (path.StartsWith('/') && !path.EndsWith('/'));
    }
}
