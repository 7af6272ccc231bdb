using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>What a Sobol sequence is made from: a primitive polynomial and initial odd numbers for each dimension.</summary>
/// <remarks>
/// The numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J.
/// Sci. Comput. 30 (2008), 2635–2654, set D(6), dimensions 2 to 40; dimension 1 is van der Corput's sequence.
/// </remarks>
internal static class SobolNumbers
{
    /// <summary>
    /// One entry a dimension from the second: the polynomial with its bits from the highest power to 1 (so 0b1011 is
    /// x³ + x + 1), and as many initial numbers as its degree.
    /// </summary>
    public static ImmutableArray<(int Polynomial, ImmutableArray<int> Initial)> Entries { get; } =
    [
        Entry(1, 0, 1),
        Entry(2, 1, 1, 3),
        Entry(3, 1, 1, 3, 1),
        Entry(3, 2, 1, 1, 1),
        Entry(4, 1, 1, 1, 3, 3),
        Entry(4, 4, 1, 3, 5, 13),
        Entry(5, 2, 1, 1, 5, 5, 17),
        Entry(5, 4, 1, 1, 5, 5, 5),
        Entry(5, 7, 1, 1, 7, 11, 19),
        Entry(5, 11, 1, 1, 5, 1, 1),
        Entry(5, 13, 1, 1, 1, 3, 11),
        Entry(5, 14, 1, 3, 5, 5, 31),
        Entry(6, 1, 1, 3, 3, 9, 7, 49),
        Entry(6, 13, 1, 1, 1, 15, 21, 21),
        Entry(6, 16, 1, 3, 1, 13, 27, 49),
        Entry(6, 19, 1, 1, 1, 15, 7, 5),
        Entry(6, 22, 1, 3, 1, 15, 13, 25),
        Entry(6, 25, 1, 1, 5, 5, 19, 61),
        Entry(7, 1, 1, 3, 7, 11, 23, 15, 103),
        Entry(7, 4, 1, 3, 7, 13, 13, 15, 69),
        Entry(7, 7, 1, 1, 3, 13, 7, 35, 63),
        Entry(7, 8, 1, 3, 5, 9, 1, 25, 53),
        Entry(7, 14, 1, 3, 1, 13, 9, 35, 107),
        Entry(7, 19, 1, 3, 1, 5, 27, 61, 31),
        Entry(7, 21, 1, 1, 5, 11, 19, 41, 61),
        Entry(7, 28, 1, 3, 5, 3, 3, 13, 69),
        Entry(7, 31, 1, 1, 7, 13, 1, 19, 1),
        Entry(7, 32, 1, 3, 7, 5, 13, 19, 59),
        Entry(7, 37, 1, 1, 3, 9, 25, 29, 41),
        Entry(7, 41, 1, 3, 5, 13, 23, 1, 55),
        Entry(7, 42, 1, 3, 7, 3, 13, 59, 17),
        Entry(7, 50, 1, 3, 1, 3, 5, 53, 69),
        Entry(7, 55, 1, 1, 5, 5, 23, 33, 13),
        Entry(7, 56, 1, 1, 7, 7, 1, 61, 123),
        Entry(7, 59, 1, 1, 7, 9, 13, 61, 49),
        Entry(7, 62, 1, 3, 3, 5, 3, 55, 33),
        Entry(8, 14, 1, 3, 1, 15, 31, 13, 49, 245),
        Entry(8, 21, 1, 3, 5, 15, 31, 59, 63, 97),
        Entry(8, 22, 1, 3, 1, 11, 11, 11, 77, 249),
    ];

    // The paper gives the inner coefficients alone; the first and the last are always 1.
    private static (int, ImmutableArray<int>) Entry(int degree, int inner, params ReadOnlySpan<int> initial) =>
        ((1 << degree) | (inner << 1) | 1, [.. initial]);
}
