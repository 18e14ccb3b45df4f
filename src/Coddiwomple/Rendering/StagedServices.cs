using Coddiwomple.Model;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>What one cluster gets of one service, written already: null where it needs nothing.</summary>
internal readonly record struct StagedService(OutputFile? File, int ObjectCount);

/// <summary>
/// Takes what was rendered of one service after the other, writes the file that each cluster gets, in the layout of a file a service: the texts of a whole mesh
/// then wait for nothing, and the disk works while the next service is rendered. One a thread.
/// </summary>
internal sealed class StagedServices(StagingFolder staging, ReadOnlyArray<Cluster> clusters)
{
    private readonly FileAssembly _assembly = new();
    private byte[] _buffer = [];

    /// <summary>By cluster, as the objects are.</summary>
    public StagedService[] Write(Service service, ReadOnlyArray<RenderedObject>[] objects)
    {
        var staged = new StagedService[objects.Length];
        string name = ClusterFiles.NameOf(service);
        ReadOnlyArray<string> externalWeights = [];
        int count = 0;
        for (int index = 0; index < objects.Length; index++)
        {
            if (objects[index].IsEmpty)
            {
                continue;
            }

            string path = string.Concat(clusters[index].Name, "/", name);

            // Clusters of one region are mostly neighbours by name, and get the same.
            if (index == 0 || objects[index].AsSpan() != objects[index - 1].AsSpan())
            {
                _assembly.Append(service.File.BaseName, objects[index]);
                OutputFile file = _assembly.End(path);
                externalWeights = file.ExternalWeights;
                count = Fill(file.Content);
            }

            OutputFile written = staging.Write(path, _buffer.AsSpan(0, count)) with { ExternalWeights = externalWeights };
            staged[index] = new StagedService(written, objects[index].Length);
        }

        return staged;
    }

    private int Fill(FileContent content)
    {
        int count = checked((int)content.Length);
        if (_buffer.Length < count)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(count * 2);
        }

        new FileContent.Reader(content).Fill(_buffer.AsSpan(0, count));
        return count;
    }
}
