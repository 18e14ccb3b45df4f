using System.Collections.Immutable;
using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple;


/// <summary>Takes topology sources, gives every cluster's files and what there is to say about them. The only place that knows the order of the stages.</summary>
public static class Compiler
{
    public static CompileResult Compile(IReadOnlyList<SourceFile> sources, CompileOptions options)
    {
        throw new NotSupportedException($"{sources.Count} {options.Layout}");
    }
}
