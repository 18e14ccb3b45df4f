using Coddiwomple.Proof.Rules;
using Coddiwomple.Proof.Schema;

namespace Coddiwomple.Tests.Proof.Checking;

public sealed class ObjectRulesTests
{
    [Fact]
    public void Every_kind_with_a_schema_has_rules()
    {
        Assert.True(IstioSchemas.Kinds.Count > 12);
        Assert.Equal(IstioSchemas.Kinds.Order(StringComparer.Ordinal), ObjectRules.Kinds.Order(StringComparer.Ordinal));
    }
}
