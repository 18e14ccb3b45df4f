namespace Coddiwomple.Model.Shapes;

/// <summary>
/// Asks the table of the Istio messages that a topology passes through (<see cref="RouteShapes"/>, <see cref="PolicyShapes"/>): fields in the order in
/// which they are written, their types, and the first minor release that has them. A test holds it against the custom resource definitions of Istio 1.30.
/// </summary>
internal static class IstioShapes
{
    /// <summary>
    /// Finds a field by its path from <c>http</c> (an HTTPRoute) or <c>trafficPolicy</c>, lists and maps left out: <c>http.match.withoutHeaders</c>,
    /// <c>trafficPolicy.loadBalancer.warmup</c>. Planning asks it which release has a field.
    /// </summary>
    public static FieldShape? FindField(string path)
    {
        string[] names = path.Split('.');
        MessageShape? message = names[0] switch
        {
            "http" => RouteShapes.HttpRoute,
            "trafficPolicy" => PolicyShapes.TrafficPolicy,
            _ => null,
        };

        FieldShape? field = null;
        for (int i = 1; i < names.Length; i++)
        {
            field = message?.FindField(names[i]);
            message = MessageIn(field?.Value);
        }

        return field;
    }

    private static MessageShape? MessageIn(ValueShape? shape) => shape switch
    {
        MessageShape message => message,
        ListShape list => MessageIn(list.Item),
        MapShape map => MessageIn(map.Value),
        _ => null,
    };
}
