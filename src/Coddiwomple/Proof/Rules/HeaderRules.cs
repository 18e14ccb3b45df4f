using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;
using Coddiwomple.Text;

namespace Coddiwomple.Proof.Rules;

/// <summary>Headers that a route or one of its destinations sets, adds or removes.</summary>
internal static class HeaderRules
{
    public static void Check(YamlNode owner, ProofReport report)
    {
        YamlNode? request = owner.Field("headers").Field("request");
        YamlNode? response = owner.Field("headers").Field("response");
        foreach (string operation in (ReadOnlySpan<string>)["set", "add"])
        {
            CheckWritten(request.Field(operation), HeaderSyntax.ProblemOfRequestOperation, report);
            CheckWritten(response.Field(operation), HeaderSyntax.ProblemOfOperation, report);
        }

        foreach (YamlNode name in (YamlNode[])[.. request.Field("remove").Items, .. response.Field("remove").Items])
        {
            ReportName(name.Text, YamlAccess.PlaceOf(name), HeaderSyntax.ProblemOfOperation(name.Text), report);
        }

        CheckAuthority(owner, request, report);
    }

    private static void CheckWritten(YamlNode? headers, Func<string, string?> problemOf, ProofReport report)
    {
        foreach (YamlEntry header in headers.Entries)
        {
            ReportName(header.Key.Text, header.Key.Span, problemOf(header.Key.Text), report);
            if (HeaderValueSyntax.FindProblem(header.Value.Text) is { } problem)
            {
                report.Report(Catalogue.InvalidObjectValue, header.Value, $"\"{Hints.Shorten(header.Value.Text)}\" is not a valid header value", problem);
            }
        }
    }

    private static void ReportName(string name, SourceSpan place, string? problem, ProofReport report)
    {
        if (problem is not null)
        {
            report.Report(Catalogue.InvalidObjectValue, place, $"\"{Hints.Shorten(name)}\" is not a valid header name here", problem);
        }
    }

    private static void CheckAuthority(YamlNode owner, YamlNode? request, ProofReport report)
    {
        bool isSet = owner.Field("rewrite").TextOf("authority").Length > 0;
        foreach (YamlEntry header in (YamlEntry[])[.. request.Field("set").Entries, .. request.Field("add").Entries])
        {
            if (!HeaderSyntax.IsAuthority(header.Key.Text))
            {
                continue;
            }

            if (isSet)
            {
                report.Report(Catalogue.ConflictingFields, header.Key, "the authority is changed twice", "change it in \"rewrite\" or in \"headers\", once");
                return;
            }

            isSet = header.Value.Text.Length > 0;
        }
    }
}
