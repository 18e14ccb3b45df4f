using Coddiwomple.Model;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>
/// What is to be known of the file that one cluster gets of one service, besides its name: few bytes, since a large mesh has a hundred thousand while it is
/// compiled. No objects where the cluster needs nothing.
/// </summary>
internal readonly record struct StagedService(int Length, int ObjectCount, ReadOnlyArray<string> ExternalWeights);

/// <summary>The files of one service, in the order of the clusters.</summary>
internal sealed record StagedFiles(StagingFolder Folder, StagedService[] ByCluster);

/// <summary>
/// Takes what was rendered of one service after the other, writes the file that each cluster gets, in the layout of a file a service: the texts of a whole mesh
/// then need not wait, and the disk works while others are rendered. The files of some services are gathered and then written cluster by cluster, since the
/// system makes many files of one folder in less time than as many of all folders in turn. One a thread. <paramref name="capacity"/>: bytes to gather.
/// </summary>
internal sealed class StagedServices(StagingFolder staging, ReadOnlyArray<Cluster> clusters, int capacity = 2 << 20)
{
    // Clusters that share a text have files of their own.
    private const int MostFiles = 10_000;

    private readonly FileAssembly _assembly = new();
    private readonly List<GatheredFile>[] _files = [.. clusters.Select(static _ => new List<GatheredFile>())];
    private byte[] _texts = new byte[capacity];
    private int _length;
    private int _count;

    /// <summary>Gives what there will be after the next <see cref="Write"/>.</summary>
    public StagedFiles Add(Service service, ReadOnlyArray<RenderedObject>[] objects)
    {
        if (_count + objects.Length > MostFiles)
        {
            Write();
        }

        var staged = new StagedService[objects.Length];
        string name = ClusterFiles.NameOf(service);
        int start = 0;
        for (int index = 0; index < objects.Length; index++)
        {
            if (objects[index].IsEmpty)
            {
                continue;
            }

            // Clusters of one region are mostly neighbours by name, and get the same.
            if (index > 0 && objects[index].AsSpan() == objects[index - 1].AsSpan())
            {
                staged[index] = staged[index - 1];
            }
            else
            {
                staged[index] = Gather(service.File.BaseName, objects[index]);
                start = _length - staged[index].Length;
            }

            _files[index].Add(new GatheredFile(name, start, staged[index].Length));
            _count++;
        }

        return new StagedFiles(staging, staged);
    }

    /// <summary>Writes what was gathered.</summary>
    public void Write()
    {
        for (int index = 0; index < _files.Length; index++)
        {
            foreach (GatheredFile file in _files[index])
            {
                staging.Write(clusters[index].Name, file.Name, _texts.AsSpan(file.Start, file.Length));
            }

            _files[index].Clear();
        }

        _length = 0;
        _count = 0;
    }

    private StagedService Gather(string source, ReadOnlyArray<RenderedObject> objects)
    {
        _assembly.Append(source, objects);
        int length = _assembly.Length;
        if (_texts.Length - _length < length)
        {
            Write();
            _texts = _texts.Length < length ? new byte[length] : _texts;
        }

        ReadOnlyArray<string> externalWeights = _assembly.EndIn(_texts.AsSpan(_length));
        _length += length;
        return new StagedService(length, objects.Length, externalWeights);
    }

    private readonly record struct GatheredFile(string Name, int Start, int Length);
}
