using Coddiwomple.Diagnostics;
using Coddiwomple.Text;
using YamlDotNet.Core;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes YAML text, gives the root node of every document that is not empty. After a syntax error there is one diagnostic and nothing else of the file:
/// what follows an error is mostly noise. Problems that leave the structure clear, such as a duplicate key or an unknown alias, are all reported.
/// </summary>
internal static class YamlReader
{
    /// <summary>Gives false where the file could not be read to its end; <paramref name="documents"/> is empty then.</summary>
    public static bool TryRead(SourceFile file, DiagnosticBag bag, out ReadOnlyArray<YamlNode> documents)
    {
        documents = [];
        if (file.Defect is { } defect)
        {
            Report(file, defect, bag);
            return false;
        }

        if (!YamlCharacters.Check(file, bag))
        {
            return false;
        }

        if (PlainYamlReader.TryRead(file, out documents))
        {
            return true;
        }

        return TryCompose(file, bag, out documents);
    }

    /// <summary>The whole of YAML, at YamlDotNet's pace.</summary>
    internal static bool TryCompose(SourceFile file, DiagnosticBag bag, out ReadOnlyArray<YamlNode> documents)
    {
        documents = [];
        int origin = file.Content.StartsWith('\uFEFF') ? 1 : 0;
        var scanner = new Scanner(new StringReader(origin == 0 ? file.Content : file.Content[origin..]));
        var composer = new YamlComposer(file, origin, new Parser(scanner), bag);
        try
        {
            ReadOnlyArray<YamlNode> all = composer.ComposeAll();
            documents = composer.HasHoles ? [] : all;
            return !composer.HasHoles;
        }
        catch (YamlStopException)
        {
            return false;
        }
        catch (YamlException e)
        {
            YamlSyntaxError.Report(file, e.Message, origin + (int)e.Start.Index, origin + (int)scanner.CurrentPosition.Index, composer.InnermostBracket, bag);
            return false;
        }
        catch (ArgumentException)
        {
            YamlTags.ReportBroken(file, origin + (int)scanner.CurrentPosition.Index, bag);
            return false;
        }
        catch (InvalidOperationException)
        {
            // What the scanner throws, instead of a YamlException, when a line starts where a flow collection should have been closed.
            int here = origin + (int)scanner.CurrentPosition.Index;
            YamlSyntaxError.Report(file, "", here, here, composer.InnermostBracket, bag);
            return false;
        }
    }

    private static void Report(SourceFile file, SourceDefect defect, DiagnosticBag bag)
    {
        var span = new SourceSpan(file, defect.Offset, Math.Min(defect.Offset + 1, file.Content.Length));
        switch (defect.Kind)
        {
            case SourceDefectKind.TooLarge:
                bag.Report(Catalogue.TooLarge, span, $"the file is larger than {defect.Detail}", "split it: several files and folders may make one topology");
                break;
            case SourceDefectKind.NotUtf8:
                bag.Report(Catalogue.InvalidEncoding, span, $"the byte {defect.Detail} is not UTF-8", "save the file as UTF-8");
                break;
            default:
                bag.Report(Catalogue.InvalidEncoding, span, $"the file is {defect.Detail}, not UTF-8", "save the file as UTF-8");
                break;
        }
    }
}
