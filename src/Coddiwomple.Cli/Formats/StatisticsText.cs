using System.Globalization;
using Coddiwomple.Statistics;

namespace Coddiwomple.Cli.Formats;

/// <summary>Statistics for people: what each cluster holds, what is largest in it, and what <c>access</c> says of it already.</summary>
internal static class StatisticsText
{
    public static void Write(MeshStatistics statistics, int most, Palette palette, TextWriter writer)
    {
        WriteClusters(statistics.Clusters, palette, writer);
        if (most > 0 && statistics.Clusters.Any(cluster => !cluster.Largest.IsEmpty))
        {
            writer.Write("\nWhat services have there for their callers. Left out of a service's \"callers\", the cluster is rid of it:\n\n");
            WriteLargest(statistics.Clusters, palette, writer);
        }

        if (most > 0 && !statistics.Narrowings.IsEmpty)
        {
            writer.Write($"\n\"access\" names all callers of {Summary.Counted(statistics.Narrowings.Length, "service")}, so these \"callers\" would lock nobody out:\n\n");
            WriteNarrowings([.. statistics.Narrowings.Take(most)], palette, writer);
        }

        writer.Write("\nistiod, sidecar: rough estimates of what the objects add to one istiod, and to the sidecars that see most of them.\n");
    }

    /// <summary>As it would be written in a topology.</summary>
    public static string Callers(Narrowing narrowing)
    {
        var parts = new List<string>();
        Add("clusters", narrowing.Clusters);
        Add("namespaces", narrowing.Namespaces);
        return "{" + string.Join(", ", parts) + "}";

        void Add(string key, ReadOnlyArray<string>? names)
        {
            if (names is { } given)
            {
                parts.Add($"{key}: [{string.Join(", ", given)}]");
            }
        }
    }

    private static void WriteClusters(ReadOnlyArray<ClusterStatistics> clusters, Palette palette, TextWriter writer)
    {
        var table = new TextTable("<>>>>><", palette);
        table.Add("cluster", "objects", "bytes", "endpoints", "istiod", "sidecar");
        Load sum = Load.None;
        foreach (ClusterStatistics cluster in clusters)
        {
            sum += cluster.Whole;
            Load whole = cluster.Whole;
            string note = cluster.SidecarNamespace is { } name ? $"in namespace {name}" : "";
            table.Add(cluster.Name, Summary.Number(whole.Objects), Size(whole.Bytes), Summary.Number(whole.Endpoints), Size(whole.IstiodBytes), Size(cluster.Sidecar.SidecarBytes), note);
        }

        if (clusters.Length > 1)
        {
            table.Add($"({Summary.Number(clusters.Length)})", Summary.Number(sum.Objects), Size(sum.Bytes), Summary.Number(sum.Endpoints));
        }

        table.Write(writer);
    }

    private static void WriteLargest(ReadOnlyArray<ClusterStatistics> clusters, Palette palette, TextWriter writer)
    {
        var table = new TextTable("<<>>>><", palette);
        table.Add("cluster", "service", "objects", "bytes", "sidecar", "share");
        foreach (ClusterStatistics cluster in clusters)
        {
            string name = cluster.Name;
            foreach (ServiceLoad service in cluster.Largest)
            {
                Add(service.Service, service.Load, (service.RunsHere, service.IsClosed) switch
                {
                    (true, true) => "runs here, \"access\" admits nobody here",
                    (true, false) => "runs here",
                    (false, true) => "\"access\" admits nobody here",
                    _ => "",
                });
            }

            AddGroup(cluster.Elsewhere, "it does not run");
            AddGroup(cluster.Closed, "whose \"access\" admits nobody here");

            void AddGroup(ServiceGroup group, string which)
            {
                if (group.Services > 0)
                {
                    Add($"({Summary.Number(group.Services)} {which})", group.Load, "");
                }
            }

            void Add(string service, Load load, string note)
            {
                table.Add(name, service, Summary.Number(load.Objects), Size(load.Bytes), Size(load.SidecarBytes), Share(load.SidecarBytes, cluster.Sidecar.SidecarBytes), note);
                name = "";
            }
        }

        table.Write(writer);
    }

    private static void WriteNarrowings(ReadOnlyArray<Narrowing> narrowings, Palette palette, TextWriter writer)
    {
        var table = new TextTable("<<>>>", palette);
        table.Add("service", "callers", "objects", "bytes", "sidecar");
        foreach (Narrowing narrowing in narrowings)
        {
            table.Add(narrowing.Service, Callers(narrowing), Minus(Summary.Number(narrowing.Saved.Objects)), Minus(Size(narrowing.Saved.Bytes)), Minus(Size(narrowing.SidecarBytes)));
        }

        table.Write(writer);
    }

    private static string Minus(string number) => number is "0" or "0 B" ? number : "-" + number;

    private static string Share(long part, long whole) => whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{Summary.Number(bytes)} B",
        < 999_950 => Scaled(bytes / 1e3, "kB"),
        < 999_950_000 => Scaled(bytes / 1e6, "MB"),
        _ => Scaled(bytes / 1e9, "GB"),
    };

    private static string Scaled(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.0} {unit}");
}
