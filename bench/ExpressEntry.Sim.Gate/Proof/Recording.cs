using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate.Proof;

/// <summary>Blocks of measurements kept in a file, a pair a line, so that a recording can go on where it stopped.</summary>
internal sealed class Recording
{
    private const string Header = "block,path,pair,processor,wall,load";
    private readonly string _file;
    private readonly List<ImmutableArray<BlockSample>> _blocks = [];
    private readonly List<double> _loads = [];

    private Recording(string file) => _file = file;

    /// <summary>The blocks, each with a sample of every path.</summary>
    public IReadOnlyList<ImmutableArray<BlockSample>> Blocks => _blocks;

    /// <summary>Pairs of slices in all blocks.</summary>
    public int Pairs => _blocks.Sum(block => block.Sum(sample => sample.Processor.Length));

    /// <summary>The machine's load average when each block ended.</summary>
    public IReadOnlyList<double> Loads => _loads;

    /// <summary>Opens a recording.</summary>
    /// <param name="file">Its name; begun where it is not there or was made from another build.</param>
    /// <param name="key">The build it is made from.</param>
    /// <exception cref="InvalidInputException">A line is damaged.</exception>
    public static Recording Open(string file, string key)
    {
        var recording = new Recording(file);
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        if (lines.Length < 2 || lines[0] != $"# {key}" || lines[1] != Header)
        {
            File.WriteAllText(file, $"# {key}\n{Header}\n");
            return recording;
        }

        recording.Read(lines);
        return recording;
    }

    /// <summary>Adds a block and writes it down.</summary>
    public void Add(ImmutableArray<BlockSample> block, double load)
    {
        File.AppendAllLines(
            _file,
            block.SelectMany(sample =>
                sample.Processor.Select(
                    (processor, pair) =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{_blocks.Count},{sample.Path},{pair},{processor:F6},{sample.Wall[pair]:F6},{load:F2}"
                        )
                )
            )
        );
        _blocks.Add(block);
        _loads.Add(load);
    }

    private void Read(string[] lines)
    {
        var cells = lines.Skip(2).Select((line, i) => (Cells: line.Split(','), Line: i + 3)).ToList();
        foreach (var block in cells.GroupBy(row => row.Cells[0]))
        {
            try
            {
                _blocks.Add([
                    .. block
                        .GroupBy(row => row.Cells[1])
                        .Select(path => new BlockSample(
                            path.Key,
                            [.. path.Select(row => Number(row.Cells[3]))],
                            [.. path.Select(row => Number(row.Cells[4]))],
                            0,
                            0
                        )),
                ]);
                _loads.Add(Number(block.First().Cells[5]));
            }
            catch (Exception e) when (e is FormatException or IndexOutOfRangeException)
            {
                throw new InvalidInputException($"{_file} line {block.First().Line}: is damaged; delete the file.", e);
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
