using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Sets;

/// <summary>Destinations of VirtualServices: subsets and ports must exist where the files define the host.</summary>
internal static class ReferenceRules
{
    public static void Check(ObjectSet set, DiagnosticBag diagnostics)
    {
        Dictionary<string, HashSet<long>> ports = PortsOfHosts(set);
        ILookup<string, MeshObject> rules = set.OfKind("DestinationRule").ToLookup(rule => HostNames.Resolve(rule.Spec.TextOf("host"), rule.Namespace));
        string[] wildcards = [.. rules.Select(group => group.Key).Where(host => host.StartsWith('*'))];
        foreach (MeshObject item in set.OfKind("VirtualService"))
        {
            foreach (YamlNode destination in DestinationsOf(item))
            {
                string host = HostNames.Resolve(destination.TextOf("host"), item.Namespace);
                if (host.Length > 0)
                {
                    CheckSubset(destination, host, [.. rules[host], .. wildcards.Where(wide => DnsSyntax.Covers(wide, host)).SelectMany(wide => rules[wide])], diagnostics);
                    CheckPort(destination, host, ports.GetValueOrDefault(host), diagnostics);
                }
            }
        }
    }

    private static void CheckSubset(YamlNode destination, string host, MeshObject[] matching, DiagnosticBag diagnostics)
    {
        if (destination.Field("subset") is not { Text.Length: > 0 } subset)
        {
            return;
        }

        string[] known = [.. matching.SelectMany(rule => rule.Spec.Field("subsets").Items).Select(item => item.TextOf("name"))];
        if (matching.Length == 0)
        {
            diagnostics.Report(
                Catalogue.NotAmongFiles, subset.Span, $"no DestinationRule for \"{host}\" is among the files, so nobody knows subset \"{Hints.Shorten(subset.Text)}\"", "give the file of the rule too, to have it checked");
        }
        else if (!known.Contains(subset.Text))
        {
            diagnostics.Report(
                Catalogue.UndefinedSubset,
                subset.Span,
                $"the DestinationRule for \"{host}\" has no subset \"{Hints.Shorten(subset.Text)}\"",
                Hints.DidYouMean(subset.Text, known, "subsets"),
                new RelatedPlace(matching[0].Place, "the rule is here"));
        }
    }

    private static void CheckPort(YamlNode destination, string host, HashSet<long>? ports, DiagnosticBag diagnostics)
    {
        if (ports is null || ports.Count == 0)
        {
            return;
        }

        string list = string.Join(", ", ports.Order().Select(port => port.ToString(CultureInfo.InvariantCulture)));
        YamlNode? port = destination.Field("port");
        if (port.Number("number") is { } number && port.Field("number") is { } node)
        {
            if (!ports.Contains(number))
            {
                diagnostics.Report(Catalogue.UndefinedPort, node.Span, $"\"{host}\" has no port {number}", $"its ports are {list}");
            }
        }
        else if (port is null && ports.Count > 1 && destination.Field("host") is { } place)
        {
            diagnostics.Report(Catalogue.PortNeeded, place.Span, $"\"{host}\" has several ports, and the destination names none", $"add \"port: {{number: ...}}\"; there are {list}");
        }
    }

    private static Dictionary<string, HashSet<long>> PortsOfHosts(ObjectSet set)
    {
        var ports = new Dictionary<string, HashSet<long>>(StringComparer.Ordinal);
        foreach (MeshObject entry in set.OfKind("ServiceEntry"))
        {
            foreach (PlacedHost host in HostNames.Of(entry))
            {
                Add(host.Name, entry, "number");
            }
        }

        foreach (MeshObject service in set.Services)
        {
            Add(HostNames.Resolve(service.Name, service.Namespace), service, "port");
        }

        return ports;

        void Add(string host, MeshObject item, string field)
        {
            HashSet<long> known = ports.TryGetValue(host, out HashSet<long>? found) ? found : ports[host] = [];
            foreach (YamlNode port in item.Spec.Field("ports").Items)
            {
                if (port.Number(field) is { } number)
                {
                    known.Add(number);
                }
            }
        }
    }

    private static IEnumerable<YamlNode> DestinationsOf(MeshObject item)
    {
        foreach (string protocol in (string[])["http", "tls", "tcp"])
        {
            foreach (YamlNode route in item.Spec.Field(protocol).Items)
            {
                foreach (YamlNode target in (YamlNode[])[.. route.Field("route").Items, .. route.Field("mirrors").Items])
                {
                    if (target.Field("destination") is { } destination)
                    {
                        yield return destination;
                    }
                }

                if (route.Field("mirror") is { } mirror)
                {
                    yield return mirror;
                }
            }
        }
    }
}
