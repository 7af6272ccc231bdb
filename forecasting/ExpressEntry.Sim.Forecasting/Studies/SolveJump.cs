namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Two neighbouring values of the key between which a statistic jumps over the target.</summary>
/// <param name="Low">The lower value of the key.</param>
/// <param name="AtLow">The statistic there, on one side of the target.</param>
/// <param name="High">The higher value, at most the key's tolerance away, or the next one that the key can take.</param>
/// <param name="AtHigh">The statistic there, on the other side.</param>
public readonly record struct SolveJump(double Low, double AtLow, double High, double AtHigh)
{
    // Of what the statistic changes within the key's tolerance: a curve without a jump is much nearer by interpolation.
    private const double NearEnough = 0.25;

    /// <summary>Looks for a jump at the answer.</summary>
    /// <param name="samples">The values tried, the answer among them.</param>
    /// <param name="value">The answer.</param>
    /// <param name="target">What the statistic is to be.</param>
    /// <param name="tolerance">How well the key's value is to be known, above 0.</param>
    /// <param name="slope">The change of the statistic for one unit of the key, around the answer.</param>
    /// <returns>The jump; null where a value hits the target or comes near it, or where values in between were not tried.</returns>
    /// <remarks>
    /// No standard error is asked: a curve that all replications share has its steps however sure or unsure it is.
    /// </remarks>
    internal static SolveJump? Find(SolveSamples samples, double value, double target, double tolerance, double slope)
    {
        IList<double> tried = samples.Tried;
        int at = tried.IndexOf(value);
        for (int place = Math.Max(1, at); place <= Math.Min(at + 1, tried.Count - 1); place++)
        {
            var jump = new SolveJump(tried[place - 1], samples.At(tried[place - 1]), tried[place], samples.At(tried[place]));
            double miss = Math.Min(Math.Abs(jump.AtLow - target), Math.Abs(jump.AtHigh - target));
            bool isOver = (jump.AtLow - target) * (jump.AtHigh - target) < 0;
            double middle = samples.Snap((jump.Low + jump.High) / 2);
            bool isNext = middle <= jump.Low || middle >= jump.High;
            bool isWithin = jump.High - jump.Low <= tolerance * (1 + 1e-9);
            if (isOver && (isNext || (isWithin && miss > NearEnough * Math.Abs(slope) * tolerance)))
            {
                return jump;
            }
        }

        return null;
    }
}
