
namespace Coddiwomple.Proof.Sets;

/// <summary>
/// Objects that are applied together. <see cref="Services"/>: Kubernetes Services, which are only asked for their ports; <see cref="Others"/>: how many
/// objects are not Istio's.
/// </summary>
internal sealed record ObjectSet(ReadOnlyArray<MeshObject> Objects, ReadOnlyArray<MeshObject> Services, int Others)
{
    public static ObjectSet Empty { get; } = new([], [], 0);

    public IEnumerable<MeshObject> OfKind(string kind) => Objects.Where(item => item.Kind == kind);
}
