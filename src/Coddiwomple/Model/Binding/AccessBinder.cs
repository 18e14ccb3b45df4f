using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the <c>access</c> of a service, gives its rules with the callers resolved.</summary>
internal static class AccessBinder
{
    public static ReadOnlyArray<AccessRule> Bind(ReadOnlyArray<AccessDocument> documents, BindingScope scope)
    {
        var rules = new ArrayBuilder<AccessRule>(documents.Length);
        foreach (AccessDocument document in documents)
        {
            rules.Add(BindOne(document, scope));
        }

        return rules.ToReadOnly();
    }

    private static AccessRule BindOne(AccessDocument document, BindingScope scope)
    {
        BindingMark mark = scope.Mark();
        AccessValues.Check(document, scope.Diagnostics);
        return new AccessRule(
            ShapeProblems.FirstLine(document.Span),
            BindServices(document.Services, scope),
            Texts(document.Principals),
            Texts(document.Namespaces),
            Texts(document.Methods),
            Texts(document.Paths),
            document.Ports.Select(port => port.Value),
            Texts(document.Hosts),
            document.When.Select(when => new AccessCondition(when.Key?.Value ?? "", Texts(when.Values), Texts(when.NotValues))),
            document.Deny?.Value ?? false)
        {
            // After all else was looked at.
            IsSpoiled = document.IsSpoiled || scope.IsSpoiledSince(mark),
            PortSpans = document.Ports.Select(port => port.Span),
            WhenSpans = document.When.Select(when => when.Key?.Span ?? ShapeProblems.FirstLine(when.Span)),
            DenySpan = document.Deny?.Span,
            HttpSpan = FirstSpan(document.Methods) ?? FirstSpan(document.Paths) ?? FirstSpan(document.Hosts),
        };
    }

    private static ReadOnlyArray<string> BindServices(ReadOnlyArray<Located<string>> references, BindingScope scope)
    {
        var ids = new ArrayBuilder<string>(references.Length);
        foreach (Located<string> reference in references)
        {
            if (scope.ResolveService(reference) is not { } caller)
            {
                continue;
            }

            if (caller.ServiceAccount is null && !caller.IsSpoiled)
            {
                scope.Diagnostics.Report(
                    Catalogue.CallerWithoutServiceAccount,
                    reference.Span,
                    $"caller \"{caller.Id}\" has no service account, so nobody can tell its calls from others",
                    $"give service \"{caller.Id}\" a \"serviceAccount\"",
                    new RelatedPlace(caller.Span, $"{caller.Id} is defined here"));
            }

            if (ids.Contains(caller.Id))
            {
                scope.Diagnostics.Report(Catalogue.RepeatedEntry, reference.Span, $"service \"{caller.Id}\" is named twice in one rule", "leave one of them out");
            }
            else
            {
                ids.Add(caller.Id);
            }
        }

        return ids.ToReadOnly();
    }

    private static SourceSpan? FirstSpan(ReadOnlyArray<Located<string>> values) => values.IsEmpty ? null : values[0].Span;

    private static ReadOnlyArray<string> Texts(ReadOnlyArray<Located<string>> values) => values.Select(value => value.Value);
}
