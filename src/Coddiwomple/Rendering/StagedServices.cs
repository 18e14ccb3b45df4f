using Coddiwomple.Model;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>The file that one cluster gets of one service; null where it needs nothing.</summary>
internal readonly record struct StagedService(OutputFile? File, int ObjectCount);

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

    /// <summary>By cluster, as the objects are; filled in by the next <see cref="Write"/>.</summary>
    public StagedService[] Add(Service service, ReadOnlyArray<RenderedObject>[] objects)
    {
        if (_count + objects.Length > MostFiles)
        {
            Write();
        }

        var staged = new StagedService[objects.Length];
        string name = ClusterFiles.NameOf(service);
        GatheredFile last = default;
        for (int index = 0; index < objects.Length; index++)
        {
            if (objects[index].IsEmpty)
            {
                continue;
            }

            // Clusters of one region are mostly neighbours by name, and get the same.
            if (index == 0 || objects[index].AsSpan() != objects[index - 1].AsSpan())
            {
                last = Gather(staged, name, service.File.BaseName, objects[index]);
            }

            _files[index].Add(last);
            _count++;
        }

        return staged;
    }

    /// <summary>Writes what was gathered.</summary>
    public void Write()
    {
        for (int index = 0; index < _files.Length; index++)
        {
            foreach (GatheredFile file in _files[index])
            {
                string path = string.Concat(clusters[index].Name, "/", file.Name);
                FileContent content = staging.Write(path, _texts.AsSpan(file.Start, file.Length));
                file.Staged[index] = new StagedService(new OutputFile(path, content) { ExternalWeights = file.ExternalWeights }, file.ObjectCount);
            }

            _files[index].Clear();
        }

        _length = 0;
        _count = 0;
    }

    private GatheredFile Gather(StagedService[] staged, string name, string source, ReadOnlyArray<RenderedObject> objects)
    {
        _assembly.Append(source, objects);
        OutputFile file = _assembly.End(name);
        int length = checked((int)file.Content.Length);
        if (_texts.Length - _length < length)
        {
            Write();
            _texts = _texts.Length < length ? new byte[length] : _texts;
        }

        new FileContent.Reader(file.Content).Fill(_texts.AsSpan(_length, length));
        _length += length;
        return new GatheredFile(staged, name, _length - length, length, file.ExternalWeights, objects.Length);
    }

    private readonly record struct GatheredFile(StagedService[] Staged, string Name, int Start, int Length, ReadOnlyArray<string> ExternalWeights, int ObjectCount);
}
