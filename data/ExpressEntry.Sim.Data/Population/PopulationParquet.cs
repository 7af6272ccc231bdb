using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Writes a population as Parquet, a part a row group.</summary>
internal sealed class PopulationParquet(Stream stream) : IPopulationWriter
{
    private readonly ParquetWriter _writer = ParquetWriter.Create(
        stream,
        new ParquetSchema([
            .. PopulationColumn.All.Select(column => new ParquetColumn(column.Name, column.Type, IsOptional: true)),
        ])
    );

    public void Write(SyntheticProfile[] profiles, long firstNumber)
    {
        ParquetRowGroupWriter group = _writer.StartRowGroup(profiles.Length);
        foreach (PopulationColumn column in PopulationColumn.All)
        {
            switch (column.Type)
            {
                case ParquetType.Int32:
                    (int[] numbers, bool[] hasNumber) = Numbers(column, profiles, firstNumber, number => (int)number);
                    group.Write(numbers, hasNumber);
                    break;
                case ParquetType.Boolean:
                    (bool[] flags, bool[] hasFlag) = Numbers(column, profiles, firstNumber, number => number != 0);
                    group.Write(flags, hasFlag);
                    break;
                case ParquetType.TimestampMilliseconds:
                    (long[] instants, bool[] hasInstant) = Numbers(column, profiles, firstNumber, number => number);
                    group.Write(instants, hasInstant);
                    break;
                default:
                    string?[] texts = new string?[profiles.Length];
                    for (int i = 0; i < texts.Length; i++)
                    {
                        texts[i] = column.Text!(new PopulationRow(firstNumber + i, profiles[i]));
                    }

                    group.Write(texts);
                    break;
            }
        }
    }

    public void Finish() => _writer.Finish();

    private static (T[] Values, bool[] IsPresent) Numbers<T>(
        PopulationColumn column,
        SyntheticProfile[] profiles,
        long firstNumber,
        Func<long, T> convert
    )
    {
        var values = new T[profiles.Length];
        bool[] isPresent = new bool[profiles.Length];
        for (int i = 0; i < values.Length; i++)
        {
            long? number = column.Number!(new PopulationRow(firstNumber + i, profiles[i]));
            isPresent[i] = number is not null;
            values[i] = convert(number ?? 0);
        }

        return (values, isPresent);
    }
}
