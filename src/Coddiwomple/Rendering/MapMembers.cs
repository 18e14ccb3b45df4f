using Coddiwomple.Model;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>The members of an Istio map, for templates that look into it; the function <c>yaml</c> writes the map itself.</summary>
internal sealed class MapMembers(IstioMap map) : IDeferredMembers
{
    public IstioMap Map => map;

    public void AddTo(ScriptObject target)
    {
        foreach (IstioField field in map.Fields)
        {
            target.Add(YamlQuoting.Scalar(field.Name), ViewValues.Tree(field.Value));
        }
    }
}
