using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Tests.Suite;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

public sealed class CalibrationRunTests
{
    [Theory]
    [InlineData(CalibrationMethod.Kalman)]
    [InlineData(CalibrationMethod.Particle)]
    public void Run_AnotherFuture_SameBytes(CalibrationMethod method)
    {
        CalibrationSettings settings = SmallCalibration.Settings with { Method = method };
        byte[] expected = SmallCalibration.BytesOf(SmallCalibration.Run(SmallCalibration.History, settings));
        foreach (
            PublishedHistory other in new[]
            {
                Poison.From(SmallCalibration.History, SmallCalibration.AsOf, 1),
                Poison.Delete(SmallCalibration.History, SmallCalibration.AsOf),
            }
        )
        {
            Assert.Equal(expected, SmallCalibration.BytesOf(SmallCalibration.Run(other, settings)));
        }
    }

    [Fact]
    public void Run_AnotherPast_OtherBytes()
    {
        DateOnly day = SmallCalibration.AsOf.AddDays(-20);
        PublishedHistory other = SmallCalibration.History with
        {
            Rounds =
            [
                .. SmallCalibration.History.Rounds.Select(round =>
                    round.Date >= day && round.Type == RoundType.Healthcare
                        ? round with
                        {
                            Invitations = round.Invitations * 2,
                        }
                        : round
                ),
            ],
        };
        Assert.NotEqual(
            SmallCalibration.BytesOf(SmallCalibration.Run(SmallCalibration.History)),
            SmallCalibration.BytesOf(SmallCalibration.Run(other))
        );
    }

    [Fact]
    public void Run_OneThreadOrThree_SameBytes() =>
        Assert.Equal(
            SmallCalibration.BytesOf(SmallCalibration.Run(SmallCalibration.History, threads: 1)),
            SmallCalibration.BytesOf(SmallCalibration.Run(SmallCalibration.History, threads: 3))
        );

    [Fact]
    public void Run_ValuesAreRoundedAndWithinTheirRanges()
    {
        PosteriorEnsemble posterior = SmallCalibration.Run(SmallCalibration.History);
        for (int quantity = 0; quantity < HiddenQuantities.Count; quantity++)
        {
            HiddenQuantity hidden = HiddenQuantities.All[quantity];
            foreach (double value in posterior.ValuesOf(quantity))
            {
                Assert.InRange(value, Math.Round(hidden.Lowest, 6), Math.Round(hidden.Highest, 6));
                Assert.Equal(Math.Round(value, 6), value);
            }
        }
    }

    [Fact]
    public void Run_LargerRounds_FitMoreMembers()
    {
        // The same cut-offs with three times the invitations: there must have been three times as many members.
        PublishedHistory larger = SmallCalibration.History with
        {
            Rounds =
            [
                .. SmallCalibration.History.Rounds.Select(round =>
                    round.Type == RoundType.Healthcare && round.Date >= SmallCalibration.Settings.First
                        ? round with
                        {
                            Invitations = round.Invitations * 3,
                        }
                        : round
                ),
            ],
        };
        CalibrationSettings settings = SmallCalibration.Settings with { Members = 24 };
        int level = HiddenQuantities.All.Select(one => one.Name).ToList().IndexOf("healthcare_level");
        double before = SmallCalibration.Run(SmallCalibration.History, settings).Moments[level].Mean;
        double after = SmallCalibration.Run(larger, settings).Moments[level].Mean;
        Assert.InRange(after - before, 0.5, 1.8); // ln 3 is 1.1
    }

    [Fact]
    public void Run_BeforeAnySnapshot_SaysWhatIsNeeded()
    {
        InvalidInputException wrong = Assert.Throws<InvalidInputException>(() =>
            SmallCalibration.Run(SmallCalibration.History, asOf: new DateOnly(2025, 3, 1))
        );
        Assert.Contains("no pool snapshot", wrong.Message, StringComparison.Ordinal);
    }
}
