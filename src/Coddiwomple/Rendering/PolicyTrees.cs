using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>Puts planned policies and rules into the shape of Istio's TrafficPolicy and AuthorizationPolicy Rule.</summary>
internal static class PolicyTrees
{
    private static readonly IstioField s_mutual = Mode(TlsPlan.Mutual(null));
    private static readonly IstioField s_disabled = Mode(TlsPlan.Disabled);

    public static IstioMap TrafficPolicy(TrafficPolicyPlan policy)
    {
        IstioField? ports = policy.Ports.IsEmpty ? null : Field("portLevelSettings", new IstioList(policy.Ports.Select<IstioValue>(PortPolicy)));
        return new IstioMap(Settings(null, policy.Settings, ports));
    }

    public static IstioMap Rule(AccessRulePlan rule)
    {
        var fields = new ArrayBuilder<IstioField>();
        var sources = new ArrayBuilder<IstioValue>();
        AddSource(sources, "principals", rule.Principals);
        AddSource(sources, "namespaces", rule.Namespaces);
        if (sources.Count > 0)
        {
            fields.Add(Field("from", new IstioList(sources.ToReadOnly())));
        }

        var operation = new ArrayBuilder<IstioField>();
        AddTexts(operation, "hosts", rule.Hosts);
        AddTexts(operation, "ports", rule.Ports);
        AddTexts(operation, "methods", rule.Methods);
        AddTexts(operation, "paths", rule.Paths);
        if (operation.Count > 0)
        {
            fields.Add(Field("to", new IstioList([new IstioMap([Field("operation", new IstioMap(operation.ToReadOnly()))])])));
        }

        if (!rule.When.IsEmpty)
        {
            fields.Add(Field("when", new IstioList(rule.When.Select<IstioValue>(Condition))));
        }

        return new IstioMap(fields.ToReadOnly());
    }

    private static IstioMap PortPolicy(PortPolicyPlan policy) =>
        new(Settings(Field("port", new IstioMap([Field("number", IstioLiteral.Of(policy.Port))])), policy.Settings, null));

    private static ReadOnlyArray<IstioField> Settings(IstioField? before, PolicySettings? settings, IstioField? after)
    {
        IstioField? pool = FieldOrNull("connectionPool", settings?.ConnectionPool);
        IstioField? balancer = FieldOrNull("loadBalancer", settings?.LoadBalancer);
        IstioField? ejection = FieldOrNull("outlierDetection", settings?.OutlierDetection);
        IstioField? tls = settings?.Tls is null ? null : Field("tls", Tls(settings.Tls));

        // Just as long as needed: every subset of every rule has such fields.
        var fields = new IstioField[One(before) + One(pool) + One(balancer) + One(ejection) + One(tls) + One(after)];
        int count = 0;
        Add(fields, ref count, before);
        Add(fields, ref count, pool);
        Add(fields, ref count, balancer);
        Add(fields, ref count, ejection);
        Add(fields, ref count, tls);
        Add(fields, ref count, after);
        return new ReadOnlyArray<IstioField>(fields);
    }

    private static int One(IstioField? field) => field is null ? 0 : 1;

    private static void Add(IstioField[] fields, ref int count, IstioField? field)
    {
        if (field is not null)
        {
            fields[count++] = field;
        }
    }

    private static IstioMap Tls(TlsPlan tls)
    {
        IstioField mode = tls.Mode == TlsPlan.Disabled.Mode ? s_disabled : s_mutual;
        return new IstioMap(new(tls.Sni is null ? [mode] : [mode, Field("sni", new IstioText(tls.Sni))]));
    }

    private static IstioField Mode(TlsPlan tls) => Field("mode", new IstioText(tls.Mode));

    private static IstioMap Condition(AccessCondition condition)
    {
        var fields = new ArrayBuilder<IstioField>();
        fields.Add(Field("key", new IstioText(condition.Key)));
        AddTexts(fields, "values", condition.Values);
        AddTexts(fields, "notValues", condition.NotValues);
        return new IstioMap(fields.ToReadOnly());
    }

    private static void AddSource(ArrayBuilder<IstioValue> sources, string name, ReadOnlyArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            sources.Add(new IstioMap([Field("source", new IstioMap([Field(name, Texts(texts))]))]));
        }
    }

    private static void AddTexts(ArrayBuilder<IstioField> fields, string name, ReadOnlyArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            fields.Add(Field(name, Texts(texts)));
        }
    }

    private static IstioList Texts(ReadOnlyArray<string> texts) => new(texts.Select<IstioValue>(text => new IstioText(text)));

    private static IstioField? FieldOrNull(string name, IstioMap? map) => map is null ? null : Field(name, map);

    private static IstioField Field(string name, IstioValue value) => new(name, value);
}
