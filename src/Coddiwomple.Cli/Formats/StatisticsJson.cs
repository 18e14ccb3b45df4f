using System.Text.Json;
using Coddiwomple.Statistics;

namespace Coddiwomple.Cli.Formats;

/// <summary>Statistics for programs; <c>docs/cli.md</c> describes the fields. They are only ever added within one <c>formatVersion</c>.</summary>
internal static class StatisticsJson
{
    private const int FormatVersion = 1;

    public static void Write(MeshStatistics statistics, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteString("tool", CommandLine.ToolName);
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("command", "stats");
        json.WriteStartArray("clusters");
        foreach (ClusterStatistics cluster in statistics.Clusters)
        {
            WriteCluster(cluster, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("narrowings");
        foreach (Narrowing narrowing in statistics.Narrowings)
        {
            WriteNarrowing(narrowing, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteCluster(ClusterStatistics cluster, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", cluster.Name);
        json.WriteNumber("objects", cluster.Whole.Objects);
        json.WriteNumber("bytes", cluster.Whole.Bytes);
        json.WriteNumber("endpoints", cluster.Whole.Endpoints);
        json.WriteNumber("istiodBytes", cluster.Whole.IstiodBytes);
        json.WriteStartObject("sidecar");
        json.WriteString("namespace", cluster.SidecarNamespace ?? "*");
        json.WriteNumber("clusters", cluster.Sidecar.SidecarClusters);
        json.WriteNumber("endpoints", cluster.Sidecar.SidecarEndpoints);
        json.WriteNumber("listeners", cluster.Sidecar.SidecarListeners);
        json.WriteNumber("bytes", cluster.Sidecar.SidecarBytes);
        json.WriteEndObject();
        WriteGroup("notRunHere", cluster.Elsewhere, json);
        WriteGroup("closedByAccess", cluster.Closed, json);
        json.WriteStartArray("largest");
        foreach (ServiceLoad service in cluster.Largest)
        {
            json.WriteStartObject();
            json.WriteString("service", service.Service);
            WriteLoad(service.Load, json);
            json.WriteBoolean("runsHere", service.RunsHere);
            json.WriteBoolean("closedByAccess", service.IsClosed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGroup(string name, ServiceGroup group, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteNumber("services", group.Services);
        WriteLoad(group.Load, json);
        json.WriteEndObject();
    }

    private static void WriteLoad(Load load, Utf8JsonWriter json)
    {
        json.WriteNumber("objects", load.Objects);
        json.WriteNumber("bytes", load.Bytes);
        json.WriteNumber("endpoints", load.Endpoints);
        json.WriteNumber("istiodBytes", load.IstiodBytes);
        json.WriteNumber("sidecarBytes", load.SidecarBytes);
    }

    private static void WriteNarrowing(Narrowing narrowing, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("service", narrowing.Service);
        json.WriteStartObject("callers");
        WriteNames("clusters", narrowing.Clusters, json);
        WriteNames("namespaces", narrowing.Namespaces, json);
        json.WriteEndObject();
        json.WriteNumber("objects", narrowing.Saved.Objects);
        json.WriteNumber("bytes", narrowing.Saved.Bytes);
        json.WriteNumber("sidecarBytes", narrowing.SidecarBytes);
        json.WriteEndObject();
    }

    private static void WriteNames(string key, ReadOnlyArray<string>? names, Utf8JsonWriter json)
    {
        if (names is not { } given)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (string name in given)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}
