using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes a <c>policy</c>, gives it checked, in Istio's own shape.</summary>
internal static class PolicyBinder
{
    public static TrafficPolicy? Bind(YamlMapping? policy, ReadOnlyArray<Placement> placements, Callers callers, DiagnosticBag diagnostics)
    {
        if (policy is null)
        {
            return null;
        }

        var reader = new ShapeReader(Audience.Of(placements, callers), diagnostics);
        return reader.ReadMessage(policy, PolicyShapes.TrafficPolicy) is { Fields.IsEmpty: false } map
            ? new TrafficPolicy(map["connectionPool"] as IstioMap, map["loadBalancer"] as IstioMap, map["outlierDetection"] as IstioMap) { Spans = reader.Spans }
            : null;
    }
}
