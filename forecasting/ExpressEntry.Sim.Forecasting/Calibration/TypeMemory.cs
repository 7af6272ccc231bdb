using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>How far a type's rounds have surprised the ensemble so far: what its level's drift is scaled by.</summary>
/// <param name="Rounds">Rounds taken in.</param>
/// <param name="Squares">Sum of squared surprises, older ones less.</param>
/// <param name="Weight">Their number, older ones less.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TypeMemory(int Rounds, double Squares, double Weight)
{
    /// <summary>Standard deviation of surprises, ln.</summary>
    public double Surprise(CalibrationSettings settings) =>
        Math.Sqrt(
            ((settings.PriorSurpriseRounds * settings.PriorSurprise * settings.PriorSurprise) + Squares)
                / (settings.PriorSurpriseRounds + Weight)
        );

    /// <summary>The memory after another round.</summary>
    /// <param name="surprise">Mean of the ensemble's ln ratio; of the first round nothing was expected.</param>
    /// <param name="settings">The calibration's.</param>
    public TypeMemory After(double surprise, CalibrationSettings settings)
    {
        if (Rounds == 0)
        {
            return this with { Rounds = 1 };
        }

        double keep = PortableMath.Exp(-PortableMath.Log(2) / settings.SurpriseHalfLife);
        double counted = Math.Clamp(surprise, -settings.LargestSurprise, settings.LargestSurprise);
        return new TypeMemory(Rounds + 1, (keep * Squares) + (counted * counted), (keep * Weight) + 1);
    }
}
