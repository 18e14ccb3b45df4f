using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;
using Coddiwomple.Model.Binding;

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

    /// <summary>Reads host and address pairs in the order of the file, each host once; a line of another form is reported.</summary>
    public static List<HostAddress> Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var addresses = new List<HostAddress>();
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        int offset = 0;
        foreach (string line in file.Content.Split('\n'))
        {
            string text = line.TrimEnd('\r', ' ');
            bool isFrame = text.Length == 0 || text[0] == '#' || text == Head || text == Head + Nothing;
            if (!isFrame)
            {
                if (Parse(text) is { } entry && hosts.Add(entry.Host))
                {
                    addresses.Add(entry);
                }
                else
                {
                    Report(new SourceSpan(file, offset, offset + text.Length), text, diagnostics);
                }
            }

            offset += line.Length + 1;
        }

        return addresses;
    }

    /// <summary>Writes the addresses in the order given.</summary>
    public static string Write(IReadOnlyList<HostAddress> addresses, string header)
    {
        var text = new StringBuilder(header).Append(Head).Append(addresses.Count == 0 ? Nothing : "").Append('\n');
        foreach (HostAddress entry in addresses)
        {
            text.Append("  ").Append(entry.Host).Append(": ").Append(entry.Address).Append('\n');
        }

        return text.ToString();
    }

    private static HostAddress? Parse(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        bool isEntry = colon > 2 && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ';
        return isEntry && AddressSyntax.TryParseIpv4(line[(colon + 2)..], out _) ? new HostAddress(line[2..colon], line[(colon + 2)..]) : null;
    }

    private static void Report(SourceSpan span, string line, DiagnosticBag diagnostics)
    {
        bool isConflict = line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal);
        diagnostics.Report(
            Catalogue.InvalidLockFile,
            span,
            isConflict ? "the lock file holds a merge conflict" : "the lock file holds a line that is not a new \"host: address\"",
            isConflict ? "keep one line a host and run again: what clashes is given a new address" : "restore the file from version control");
    }
}
