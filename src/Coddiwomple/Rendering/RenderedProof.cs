using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Proof;
using Coddiwomple.Proof.Sets;
using Coddiwomple.Text;

namespace Coddiwomple.Rendering;

/// <summary>
/// Proves what was rendered, and reports what Istio would refuse at the place in the template that wrote it. Warnings only of templates that a user has
/// replaced: for the built-in ones they come from the topology, which has its own.
/// </summary>
internal static class RenderedProof
{
    public static void Check(RenderedIdentity rendered, ObjectRenderer renderer, DiagnosticBag diagnostics)
    {
        if (rendered.Object.Kind == "Service")
        {
            return;
        }

        var problems = new DiagnosticBag();
        ObjectProof.CheckObject(rendered.Object, problems);
        Report(problems, [rendered], renderer, diagnostics);
    }

    /// <summary>Takes the objects of one cluster.</summary>
    public static void CheckTogether(ReadOnlyArray<RenderedIdentity> rendered, ObjectRenderer renderer, DiagnosticBag diagnostics)
    {
        if (rendered.IsEmpty)
        {
            return;
        }

        var problems = new DiagnosticBag();
        SetRules.Check(new ObjectSet(rendered.Select(one => one.Object), [], 0), problems);
        Report(problems, rendered, renderer, diagnostics);
    }

    private static void Report(DiagnosticBag problems, ReadOnlyArray<RenderedIdentity> rendered, ObjectRenderer renderer, DiagnosticBag diagnostics)
    {
        foreach (Diagnostic problem in problems.Items)
        {
            if (problem.Descriptor == Catalogue.SameIdentity || rendered.FirstOrDefault(one => one.Object.Root.Span.File == problem.Span?.File) is not { } culprit)
            {
                continue;
            }

            if (problem.Span is { } span && (problem.Severity == Severity.Error || (culprit.Template.IsReplaced && problem.Severity == Severity.Warning)))
            {
                SourceSpan place = renderer.PlaceOf(culprit.Resource, Encoding.UTF8.GetByteCount(span.File.Content.AsSpan(0, span.Start)));
                string example = $"rendered so for {culprit.Object}";
                diagnostics.Report(problem.Descriptor, place, problem.Message, problem.Hint is null ? example : $"{problem.Hint}; {example}");
            }
        }
    }
}
