using System.CommandLine;
using System.Globalization;
using Coddiwomple.Certificates;

namespace Coddiwomple.Cli.Options;

/// <summary>What makes a certificate, and whether it may replace another.</summary>
internal sealed class CertificateOptions
{
    private const int MostDays = 36500;

    private readonly TextArgument _folder = new("DIR") { Description = "The folder of certificates and keys; keep it out of what you commit", Names = PathName.CertificateFolder };
    private readonly ChoiceOption _algorithm = new("--algorithm", "The kind of key (default ecdsa-p256)", ["ecdsa-p256", "rsa-4096"]);
    private readonly FlagOption _force = new("--force", "Overwrite certificates and keys that are there");
    private readonly TextOption _days;
    private readonly int _defaultDays;

    public CertificateOptions(int defaultDays)
    {
        _defaultDays = defaultDays;
        _days = new TextOption("--days") { Description = $"How long it is valid (default {defaultDays.ToString(CultureInfo.InvariantCulture)})", HelpName = "DAYS", Arity = ArgumentArity.OneOrMore };
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_folder);
        command.Options.Add(_algorithm);
        command.Options.Add(_days);
        command.Options.Add(_force);
    }

    public bool MayOverwrite(ParseResult result) => _force.IsGiven(result);

    public CertificateFolder Folder(ParseResult result) => CertificateFolder.Open(OptionValues.All(result, _folder)[0]);

    public CertificateTerms Terms(ParseResult result, Surroundings world)
    {
        KeyAlgorithm algorithm = _algorithm.Read(result) == "rsa-4096" ? KeyAlgorithm.Rsa4096 : KeyAlgorithm.EcdsaP256;
        return new CertificateTerms(algorithm, Days(result), world.Clock.GetUtcNow());
    }

    private int Days(ParseResult result)
    {
        if (OptionValues.Last(result, _days) is not { } text)
        {
            return _defaultDays;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is > 0 and <= MostDays
            ? days
            : throw new CannotProceedException($"\"{text}\" is not a value for --days", $"it takes a number from 1 to {MostDays}");
    }
}
