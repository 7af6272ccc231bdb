using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Scores a file with one profile a line: streamed in blocks, several at once, results in the order of the lines.</summary>
/// <remarks>Memory stays at a few blocks whatever the size of the file.</remarks>
internal sealed class BulkScorer(RuleBook book, DateOnly day, int threads, ScoreWords words)
{
    private const int MostShownErrors = 20;
    private const int KiloByte = 1024;
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ProfileReader _reader = new(book, day);

    // Output buffers are megabytes; made anew for each block they cost more than the scoring.
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];
    private int _lines;
    private int _badLines;

    /// <summary>Scores every line of a file.</summary>
    /// <returns>The exit code: 2 where a line could not be scored; the output is complete even then.</returns>
    public int Run(string input, string output, bool asJson, Host host)
    {
        if (string.Equals(Path.GetFullPath(input), Path.GetFullPath(output), StringComparison.Ordinal))
        {
            throw new InvalidInputException($"--out {output}: is the input itself; expected another file.");
        }

        // A day without any score is wrong for the call, not for each line.
        _ = book.RuleSetOn(day);
        using LineBlockReader blocks = LineBlockReader.Open(input);
        using ReplacedFile result = ReplacedFile.Open(output);
        ScoreBlocks(blocks, result.Stream, input, host);
        result.Commit();
        Report(input, output, asJson, host);
        return _badLines == 0 ? ExitCode.Done : ExitCode.WrongInput;
    }

    private void ScoreBlocks(LineBlockReader blocks, Stream output, string input, Host host)
    {
        using var progress = new ProgressLine(host, "kB", (int)(blocks.Length / KiloByte));
        var inFlight = new Queue<Task<BlockResult>>();
        bool isRead = false;
        while (!isRead || inFlight.Count > 0)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            if (!isRead && inFlight.Count <= threads)
            {
                if (blocks.Read() is { } block)
                {
                    inFlight.Enqueue(Task.Run(() => ScoreBlock(block, input), host.Cancellation));
                    continue;
                }

                isRead = true;
                continue;
            }

            Write(inFlight.Dequeue().GetAwaiter().GetResult(), output, host);
            progress.Report((int)(blocks.Position / KiloByte));
        }
    }

    private void Write(BlockResult result, Stream output, Host host)
    {
        output.Write(result.Bytes.WrittenSpan);
        result.Bytes.ResetWrittenCount();
        _buffers.Add(result.Bytes);
        foreach (string error in result.Errors)
        {
            if (_badLines++ < MostShownErrors)
            {
                host.Error.WriteLine($"eesim: {error}");
            }
        }

        _lines += result.Lines;
    }

    private BlockResult ScoreBlock(LineBlock block, string input)
    {
        ArrayBufferWriter<byte> bytes = _buffers.TryTake(out ArrayBufferWriter<byte>? used) ? used : new();
        using var json = new Utf8JsonWriter(bytes, Options);
        var errors = new List<string>();
        int line = block.FirstLine;
        foreach ((int start, int length) in block.Lines())
        {
            try
            {
                if (block.IsTooLong)
                {
                    throw new InvalidInputException(
                        $"{input} line {line}: is longer than {DocumentFile.MostBytes} bytes; that is the most allowed."
                    );
                }

                ProfileStatement statement = _reader.Read(
                    DocumentFile.ParseJsonLine(block.Bytes, start, length, input, line)
                );
                WriteResult(json, statement, ProfileAssessor.Assess(statement, day, book));
            }
            catch (InvalidInputException wrong)
            {
                errors.Add(wrong.Message.ReplaceLineEndings(" "));
                WriteError(json, line, errors[^1]);
            }

            json.Flush();
            json.Reset();
            bytes.Write("\n"u8);
            line++;
        }

        block.Dispose();
        return new BlockResult(bytes, line - block.FirstLine, errors);
    }

    private void WriteResult(Utf8JsonWriter json, ProfileStatement statement, ProfileAssessment assessment)
    {
        json.WriteStartObject();
        ScoreJson.WriteMembers(json, statement, assessment, book);
        json.WriteStartArray("warnings");
        foreach (AssessmentWarning warning in assessment.Warnings)
        {
            json.WriteStringValue(words.Warning(warning));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, int line, string error)
    {
        json.WriteStartObject();
        json.WriteNumber("line", line);
        json.WriteString("error", error);
        json.WriteEndObject();
    }

    private void Report(string input, string output, bool asJson, Host host)
    {
        if (asJson)
        {
            JsonDocumentWriter.Write(
                host.Out,
                Warnings(),
                json =>
                {
                    ScoreJson.WriteDate(json, ScoreKeys.On, day);
                    json.WriteNumber("lines", _lines);
                    json.WriteNumber("bad_lines", _badLines);
                    json.WriteString("out", output);
                }
            );
        }
        else
        {
            host.Out.WriteLine(words.BulkDone(_lines - _badLines, day, output));
            PlainText.Warnings(host.Out, Warnings(), host.Width, words.WarningLabel);
        }

        if (_badLines > 0)
        {
            host.Error.WriteLine($"eesim: {words.BulkBad(_badLines, _lines, input)}");
        }
    }

    // What holds for every line without a rule set of its own; each of those says it too.
    private IEnumerable<string> Warnings() =>
        ProfileAssessor.RulesWarning(book.RuleSetOn(day), day) is { } warning ? [words.Warning(warning)] : [];

    private sealed record BlockResult(ArrayBufferWriter<byte> Bytes, int Lines, List<string> Errors);
}
