using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Makes the metadata of objects: the two labels that everything of one topology carries.</summary>
internal sealed class ObjectMetas(string topologyName)
{
    private static readonly Labels SuppressEndpointSubsets = Labels.Of("galley.istio.io/analyze-suppress", "IST0173");

    private readonly Labels _labels = Labels.From(new(
    [
        new Label("app.kubernetes.io/managed-by", "coddiwomple"),
        new Label("app.kubernetes.io/part-of", topologyName),
    ]));

    public ObjectMeta Of(string apiVersion, string name, string objectNamespace) => new(apiVersion, name, objectNamespace, _labels, Labels.Empty);

    /// <summary>For a rule whose subsets select endpoints: its annotation keeps <c>istioctl analyze</c> from looking for pods.</summary>
    public ObjectMeta WithEndpointSubsets(string apiVersion, string name, string objectNamespace) =>
        new(apiVersion, name, objectNamespace, _labels, SuppressEndpointSubsets);
}
