using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

public sealed class PosteriorFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        PosteriorEnsemble posterior = SmallCalibration.Run(SmallCalibration.History);
        using MemoryStream file = FileOf(posterior);
        Ensemble read = PosteriorFile.Read(file, "file", _ => posterior.HistoryDigest);
        Assert.Equal(posterior.Closed.At, read.At);
        Assert.Equal(posterior.Closed.LogLikelihood, read.LogLikelihood);
        Assert.Equal<TypeMemory>(posterior.Closed.Memories, read.Memories);
        for (int quantity = 0; quantity < HiddenQuantities.Count; quantity++)
        {
            Assert.Equal(posterior.Closed.Values[quantity], read.Values[quantity]);
        }
    }

    [Fact]
    public void Read_MadeWithAnotherHistory_IsRefused()
    {
        using MemoryStream file = FileOf(SmallCalibration.Run(SmallCalibration.History));
        InvalidInputException wrong = Assert.Throws<InvalidInputException>(() =>
            PosteriorFile.Read(file, "june.parquet", _ => "another")
        );
        Assert.Contains(
            "june.parquet: was made with another history before 2025-06-05",
            wrong.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_NoParquet_IsRefused()
    {
        using var file = new MemoryStream("not a table"u8.ToArray());
        Assert.Throws<InvalidInputException>(() => PosteriorFile.Read(file, "file", _ => ""));
    }

    [Fact]
    public void Walk_GoingOnFromAFile_EqualsNeverStopping()
    {
        DateOnly later = SmallCalibration.AsOf.AddDays(40);
        byte[] expected = SmallCalibration.BytesOf(SmallCalibration.Run(SmallCalibration.History, asOf: later));
        PosteriorEnsemble first = SmallCalibration.Run(SmallCalibration.History);
        using MemoryStream file = FileOf(first);
        CalibrationSettings settings = SmallCalibration.Settings;
        var run = new CalibrationRun(settings, 2, true, null, TestContext.Current.CancellationToken);
        var walk = new CalibrationWalk(
            new Calibrator(settings, 2, TestContext.Current.CancellationToken),
            settings,
            PosteriorFile.Read(file, "file", _ => first.HistoryDigest)
        );
        Assert.Equal(
            expected,
            SmallCalibration.BytesOf(run.Finish(walk, SmallCalibration.History.KnownBefore(later), later))
        );
    }

    private static MemoryStream FileOf(PosteriorEnsemble posterior)
    {
        var file = new MemoryStream();
        posterior.WriteCheckpoint(file);
        file.Position = 0;
        return file;
    }
}
