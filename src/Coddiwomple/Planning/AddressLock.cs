using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Planning;

/// <summary>
/// <c>coddiwomple.lock.yaml</c>: the virtual IP of every global host, kept so that no change to other services moves it. Only the form we write is read.
/// </summary>
internal static class AddressLock
{
    public const string FileName = "coddiwomple.lock.yaml";

    private const string Head = "addresses:";

    /// <summary>Reads host and address pairs, by host; a line of another form is reported.</summary>
    public static SortedDictionary<string, uint> Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var addresses = new SortedDictionary<string, uint>(StringComparer.Ordinal);
        int offset = 0;
        foreach (string line in file.Content.Split('\n'))
        {
            string text = line.TrimEnd('\r', ' ');
            bool isEntry = text.StartsWith("  ", StringComparison.Ordinal);
            bool isFine = text.Length == 0 || text[0] == '#' || text == Head || text == Head + " {}" || (isEntry && TryAdd(addresses, text));
            if (!isFine)
            {
                bool isConflict = text.StartsWith("<<<<<<<", StringComparison.Ordinal) || text.StartsWith("=======", StringComparison.Ordinal) || text.StartsWith(">>>>>>>", StringComparison.Ordinal);
                diagnostics.Report(
                    Catalogue.InvalidLockFile,
                    new SourceSpan(file, offset, offset + text.Length),
                    isConflict ? "the lock file holds a merge conflict" : "the lock file holds a line that is not \"host: address\"",
                    isConflict ? "keep one line a host and run again: what clashes is given a new address" : "restore the file from version control");
            }

            offset += line.Length + 1;
        }

        return addresses;
    }

    public static string Write(IEnumerable<KeyValuePair<string, string>> addresses, string header)
    {
        var text = new StringBuilder(header);
        bool isEmpty = true;
        foreach ((string host, string address) in addresses)
        {
            text.Append(isEmpty ? Head + "\n" : "").Append("  ").Append(host).Append(": ").Append(address).Append('\n');
            isEmpty = false;
        }

        return isEmpty ? text.Append(Head + " {}\n").ToString() : text.ToString();
    }

    private static bool TryAdd(SortedDictionary<string, uint> addresses, string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 2 && line[2] != ' ' && AddressSlots.TryParse(line[(colon + 2)..], out uint address) && addresses.TryAdd(line[2..colon].Trim('"'), address);
    }
}
