using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Takes a whole topology, reports one kind of problem. What an earlier mistake spoiled is not looked at.</summary>
internal interface ITopologyRule
{
    void Check(Topology topology, DiagnosticBag diagnostics);
}
