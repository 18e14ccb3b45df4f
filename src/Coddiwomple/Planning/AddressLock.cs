using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Planning;

/// <summary>The virtual IP of a global host.</summary>
internal sealed record HostAddress(string Host, string Address);

/// <summary>
/// <c>coddiwomple.lock.yaml</c>: the virtual IP of every global host, kept so that no change to other services moves it. Only the form we write is read.
/// </summary>
internal static class AddressLock
{
    public const string FileName = "coddiwomple.lock.yaml";

    private const string Head = "addresses:";
    private const string Nothing = " {}";
    private const string ConflictStart = "<<<<<<<";
    private const string ConflictEnd = ">>>>>>>";

    /// <summary>Reads host and address pairs in the order of the file, each host once; a line of another form is reported, a merge conflict as one.</summary>
    public static ReadOnlyArray<HostAddress> Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var addresses = new ArrayBuilder<HostAddress>();
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        int offset = 0;
        bool isConflict = false;
        foreach (string line in file.Content.Split('\n'))
        {
            string text = line.TrimEnd('\r', ' ');
            var span = new SourceSpan(file, offset + text.Length - text.TrimStart(' ').Length, offset + text.Length);
            offset += line.Length + 1;
            if (isConflict)
            {
                isConflict = !text.StartsWith(ConflictEnd, StringComparison.Ordinal);
            }
            else if (text.StartsWith(ConflictStart, StringComparison.Ordinal))
            {
                isConflict = true;
                Report(span, "the lock file holds a merge conflict", "keep one line a host and run again: what clashes is given a new address", diagnostics);
            }
            else if (!IsFrame(text))
            {
                ReadEntry(text, span, addresses, hosts, diagnostics);
            }
        }

        return addresses.ToReadOnly();
    }

    /// <summary>Writes the addresses in the order given.</summary>
    public static string Write(ReadOnlyArray<HostAddress> addresses, string header)
    {
        var text = new StringBuilder(header).Append(Head).Append(addresses.IsEmpty ? Nothing : "").Append('\n');
        foreach (HostAddress entry in addresses)
        {
            text.Append("  ").Append(entry.Host).Append(": ").Append(entry.Address).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsFrame(string text) => text.Length == 0 || text[0] == '#' || text == Head || text == Head + Nothing;

    private static void ReadEntry(string text, SourceSpan span, ArrayBuilder<HostAddress> addresses, HashSet<string> hosts, DiagnosticBag diagnostics)
    {
        if (Parse(text) is not { } entry)
        {
            Report(span, "a line of the lock file is not of the form \"  host: address\"", "restore the file from version control", diagnostics);
        }
        else if (!hosts.Add(entry.Host))
        {
            Report(span, $"the lock file holds host \"{entry.Host}\" twice", "keep one of the two lines", diagnostics);
        }
        else
        {
            addresses.Add(entry);
        }
    }

    private static HostAddress? Parse(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        bool isEntry = colon > 2 && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ';
        return isEntry && AddressSyntax.TryParseIpv4(line.AsSpan(colon + 2), out _) ? new HostAddress(line[2..colon], line[(colon + 2)..]) : null;
    }

    private static void Report(SourceSpan span, string message, string hint, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalogue.InvalidLockFile, span, message, hint);
}
