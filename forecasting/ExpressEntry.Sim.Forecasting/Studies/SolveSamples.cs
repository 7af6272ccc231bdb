using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>The replications at every value tried, each evaluated once.</summary>
internal sealed class SolveSamples(SolveRequest request, Func<string, double[]> evaluate)
{
    private readonly SortedList<double, (double[] Values, double Statistic)> _tried = [];

    /// <summary>The values tried, ascending.</summary>
    public IList<double> Tried => _tried.Keys;

    /// <summary>The statistic at a value.</summary>
    /// <param name="value">As <see cref="Snap"/> gives it.</param>
    public double At(double value)
    {
        if (!_tried.TryGetValue(value, out (double[] Values, double Statistic) known))
        {
            double[] values = evaluate(PlainNumber.Of(value));
            known = (values, request.Statistic.Of(values));
            if (double.IsNaN(known.Statistic))
            {
                throw new InvalidInputException(
                    $"At {request.Variable.Key} = {PlainNumber.Of(value)} no replication has a value of the output, so nothing can be solved; expected an output that takes place."
                );
            }

            _tried.Add(value, known);
        }

        return known.Statistic;
    }

    /// <summary>The replications at a value that was tried.</summary>
    public double[] ValuesAt(double value) => _tried[value].Values;

    /// <summary>Replications that the statistic rests on at a value that was tried: a share counts those without a value too.</summary>
    public int CountAt(double value) =>
        request.Statistic.IsProbability
            ? _tried[value].Values.Length
            : _tried[value].Values.Count(own => !double.IsNaN(own));

    /// <summary>The nearest value that the key can take: whole where it takes whole numbers, else of nine digits.</summary>
    public double Snap(double value)
    {
        double inside = Math.Clamp(value, request.Variable.Low, request.Variable.High);
        string text = request.Variable.LevelAt(request.Variable.UnitOf(inside));
        return PlainNumber.TryParse(text, out double snapped) ? snapped : inside;
    }
}
