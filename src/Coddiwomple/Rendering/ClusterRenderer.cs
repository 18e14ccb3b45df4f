using System.Collections.Immutable;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Planning;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>Takes the plan of one cluster, gives the files of its folder.</summary>
internal sealed class ClusterRenderer(Topology topology, TemplateSet templates, OutputLayout layout)
{
    private static readonly ScriptObjectShape KustomizationShape = ScriptObjectShape.Create("files");

    private readonly ObjectRenderer _objects = new(templates);
    private readonly RenderedObjects? _rendered = templates.HasReplaced ? new RenderedObjects() : null;

    /// <summary>How many objects were rendered so far.</summary>
    public int ObjectCount { get; private set; }

    public ImmutableArray<OutputFile> Render(ClusterPlan plan, DiagnosticBag diagnostics)
    {
        var files = ImmutableArray.CreateBuilder<OutputFile>();
        if (plan.IsEmpty)
        {
            return [];
        }

        _rendered?.Clear();
        string folder = plan.Cluster.Name + "/";
        if (!plan.Mesh.IsEmpty)
        {
            files.Add(File(folder + "mesh.yaml", topology.Mesh.File.BaseName, plan.Mesh, diagnostics));
        }

        if (layout == OutputLayout.Cluster && !plan.Services.IsEmpty)
        {
            files.Add(File(folder + "services.yaml", topology.Mesh.File.BaseName, plan.Services.SelectMany(service => service.Resources), diagnostics));
        }
        else
        {
            foreach (ServicePlan service in plan.Services)
            {
                files.Add(File(folder + service.Service.Id + ".yaml", service.Service.File.BaseName, service.Resources, diagnostics));
            }
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        files.Add(Kustomization(folder, files, diagnostics));
        return files.ToImmutable();
    }

    private OutputFile File(string path, string source, IEnumerable<ResourcePlan> resources, DiagnosticBag diagnostics)
    {
        using var output = new Utf8Output();
        output.Write(GeneratedHeader.For(source));
        bool isFirst = true;
        var externalWeights = ImmutableArray.CreateBuilder<string>();
        foreach (ResourcePlan resource in resources)
        {
            if (resource is VirtualServicePlan { HasExternalWeights: true })
            {
                externalWeights.Add(resource.Meta.Name);
            }

            output.Write(isFirst ? "" : "---\n");
            isFirst = false;
            int start = output.WrittenCount;
            if (_objects.Render(resource, output, diagnostics))
            {
                _rendered?.Check(resource, templates.Get(TemplateNames.Of(resource)), Encoding.UTF8.GetString(output.WrittenSpan[start..]), diagnostics);
            }

            ObjectCount++;
        }

        return new OutputFile(path, output.WrittenSpan.ToArray()) { ExternalWeights = externalWeights.ToImmutable() };
    }

    private OutputFile Kustomization(string folder, IEnumerable<OutputFile> files, DiagnosticBag diagnostics)
    {
        using var output = new Utf8Output();
        output.Write(GeneratedHeader.For(topology.Mesh.File.BaseName));
        var names = new ScriptArray();
        foreach (OutputFile file in files)
        {
            names.Add(YamlQuoting.Scalar(file.Path[folder.Length..]));
        }

        _objects.Render(TemplateNames.Kustomization, new ScriptObject(KustomizationShape, [names]), output, diagnostics);
        return new OutputFile(folder + "kustomization.yaml", output.WrittenSpan.ToArray());
    }
}
