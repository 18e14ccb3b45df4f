using System.Collections.Immutable;
using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>Puts planned policies and rules into the shape of Istio's TrafficPolicy and AuthorizationPolicy Rule.</summary>
internal static class PolicyTrees
{
    public static IstioMap TrafficPolicy(TrafficPolicyPlan policy)
    {
        ImmutableArray<IstioField> whole = policy.Settings is { } settings ? Settings(settings) : [];
        if (policy.Ports.IsEmpty)
        {
            return new IstioMap(whole);
        }

        var ports = policy.Ports.Select(port => new IstioMap([Field("port", new IstioMap([Field("number", IstioLiteral.Of(port.Port))])), .. Settings(port.Settings)]));
        return new IstioMap([.. whole, Field("portLevelSettings", new IstioList([.. ports]))]);
    }

    public static IstioMap Rule(AccessRulePlan rule)
    {
        var fields = ImmutableArray.CreateBuilder<IstioField>();
        var sources = ImmutableArray.CreateBuilder<IstioValue>();
        AddSource(sources, "principals", rule.Principals);
        AddSource(sources, "namespaces", rule.Namespaces);
        if (sources.Count > 0)
        {
            fields.Add(Field("from", new IstioList(sources.ToImmutable())));
        }

        var operation = ImmutableArray.CreateBuilder<IstioField>();
        AddTexts(operation, "hosts", rule.Hosts);
        AddTexts(operation, "ports", rule.Ports);
        AddTexts(operation, "methods", rule.Methods);
        AddTexts(operation, "paths", rule.Paths);
        if (operation.Count > 0)
        {
            fields.Add(Field("to", new IstioList([new IstioMap([Field("operation", new IstioMap(operation.ToImmutable()))])])));
        }

        if (!rule.When.IsEmpty)
        {
            fields.Add(Field("when", new IstioList([.. rule.When.Select(Condition)])));
        }

        return new IstioMap(fields.ToImmutable());
    }

    private static ImmutableArray<IstioField> Settings(PolicySettings settings)
    {
        var fields = ImmutableArray.CreateBuilder<IstioField>();
        AddMap(fields, "connectionPool", settings.ConnectionPool);
        AddMap(fields, "loadBalancer", settings.LoadBalancer);
        AddMap(fields, "outlierDetection", settings.OutlierDetection);
        if (settings.Tls is { } tls)
        {
            IstioField mode = Field("mode", new IstioText(tls.Mode));
            fields.Add(Field("tls", new IstioMap(tls.Sni is null ? [mode] : [mode, Field("sni", new IstioText(tls.Sni))])));
        }

        return fields.ToImmutable();
    }

    private static IstioMap Condition(AccessCondition condition)
    {
        var fields = ImmutableArray.CreateBuilder<IstioField>();
        fields.Add(Field("key", new IstioText(condition.Key)));
        AddTexts(fields, "values", condition.Values);
        AddTexts(fields, "notValues", condition.NotValues);
        return new IstioMap(fields.ToImmutable());
    }

    private static void AddSource(ImmutableArray<IstioValue>.Builder sources, string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            sources.Add(new IstioMap([Field("source", new IstioMap([Field(name, Texts(texts))]))]));
        }
    }

    private static void AddMap(ImmutableArray<IstioField>.Builder fields, string name, IstioMap? map)
    {
        if (map is not null)
        {
            fields.Add(Field(name, map));
        }
    }

    private static void AddTexts(ImmutableArray<IstioField>.Builder fields, string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            fields.Add(Field(name, Texts(texts)));
        }
    }

    private static IstioList Texts(ImmutableArray<string> texts) => new([.. texts.Select(text => new IstioText(text))]);

    private static IstioField Field(string name, IstioValue value) => new(name, value);
}
