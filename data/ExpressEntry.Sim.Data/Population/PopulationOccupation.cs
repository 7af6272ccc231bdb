using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>One line of <c>data/population/occupations.csv</c>.</summary>
/// <param name="Code">NOC 2021 code.</param>
/// <param name="Abroad">Weight among those who work abroad.</param>
/// <param name="InCanada">Weight among those who work in Canada.</param>
/// <param name="From">Least education of those in it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PopulationOccupation(string Code, int Abroad, int InCanada, EducationLevel From)
{
    public int Teer => Code[1] - '0';
}
