using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>What is to be reached: an output and a value.</summary>
/// <param name="Output">The output.</param>
/// <param name="Value">What its statistic is to be.</param>
internal sealed record SolveTarget(OutputName Output, double Value)
{
    private const string Form = "OUTPUT=VALUE, as cutoff:cec@2027-03=500";

    /// <summary>Reads a target as it is written on the command line.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static SolveTarget Parse(string text, StudyStatistic statistic)
    {
        int mark = text.LastIndexOf('=');
        if (mark < 1)
        {
            throw new InvalidInputException($"--target is '{text}'; expected {Form}.");
        }

        if (!PlainNumber.TryParse(text[(mark + 1)..].Trim(), out double value))
        {
            throw new InvalidInputException($"--target is '{text}': '{text[(mark + 1)..]}' is no number; expected {Form}.");
        }

        if (statistic.IsProbability && value is <= 0 or >= 1)
        {
            throw new InvalidInputException(
                $"--target is '{text}', and --statistic a probability; expected a value above 0 and below 1."
            );
        }

        return new SolveTarget(OutputName.Parse(text[..mark].Trim()), value);
    }
}
