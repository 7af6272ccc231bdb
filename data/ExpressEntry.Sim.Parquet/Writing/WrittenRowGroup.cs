using System.Collections.Immutable;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>What the footer says about a row group once it is written.</summary>
internal sealed record WrittenRowGroup(int RowCount, ImmutableArray<WrittenChunk> Chunks);
