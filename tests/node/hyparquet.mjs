// hyparquet, a reader and writer in JavaScript, as the other side.
//   node hyparquet.mjs read FILE             values and statistics of a file
//   node hyparquet.mjs write CODEC FILE      writes 5,000 rows as pages of the second version and prints what it meant
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { parquetWriteFile } from 'hyparquet-writer';
import { print, text } from './dump.mjs';

// Its own decompressors are Snappy's alone; Node brings the others.
const compressors = { GZIP: (input) => gunzipSync(input), BROTLI: (input) => brotliDecompressSync(input) };
// Instants as they are stored, not as dates of milliseconds.
const parsers = { timestampFromMilliseconds: (n) => n * 1000n, timestampFromMicroseconds: (n) => n };

function ours(element) {
  if (element.logical_type?.type === 'TIMESTAMP') return 'Timestamp';
  return { BOOLEAN: 'Boolean', INT32: 'Int32', INT64: 'Int64', DOUBLE: 'Double', BYTE_ARRAY: 'String' }[element.type];
}

async function read(path) {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file, { parsers });
  const columns = {};
  const elements = parquetSchema(metadata).children.map((child) => child.element);
  for (const element of elements) columns[element.name] = { type: ours(element), values: [] };
  for (const row of await parquetReadObjects({ file, metadata, compressors, parsers })) {
    for (const name of Object.keys(columns)) columns[name].values.push(text(columns[name].type, row[name]));
  }
  const statistics = metadata.row_groups.flatMap((group, i) =>
    group.columns.map(({ meta_data: data }) => {
      const { type } = columns[data.path_in_schema[0]];
      const { min_value: min, max_value: max, null_count: nulls } = data.statistics;
      return {
        rowGroup: i,
        column: data.path_in_schema[0],
        min: text(type, min) ?? null,
        max: text(type, max) ?? null,
        nulls: String(nulls),
        codec: data.codec,
        encodings: data.encodings.join(', '),
        rows: Number(group.num_rows),
      };
    }),
  );
  return { columns, statistics };
}

function write(codec, filename) {
  const rows = Array.from({ length: 5000 }, (_, i) => i);
  const some = (make) => rows.map((i) => (i % 7 === 3 ? null : make(i)));
  const columnData = [
    { name: 'b', data: rows.map((i) => i % 3 === 0), type: 'BOOLEAN', ours: 'Boolean' },
    { name: 'b_null', data: some((i) => i % 5 < 2), type: 'BOOLEAN', nullable: true, ours: 'Boolean' },
    { name: 'i32', data: rows.map((i) => i * 7919 - 20000000), type: 'INT32', ours: 'Int32' },
    { name: 'i32_few', data: some((i) => i % 60), type: 'INT32', nullable: true, ours: 'Int32' },
    { name: 'i32_delta', data: rows.map((i) => (i * i) % 10007), type: 'INT32', encoding: 'DELTA_BINARY_PACKED', ours: 'Int32' },
    { name: 'i64', data: some((i) => BigInt(i) * 1000000007n), type: 'INT64', nullable: true, ours: 'Int64' },
    { name: 'f64', data: rows.map((i) => Math.sqrt(i)), type: 'DOUBLE', ours: 'Double' },
    { name: 'f64_split', data: some((i) => i / 3), type: 'DOUBLE', nullable: true, encoding: 'BYTE_STREAM_SPLIT', ours: 'Double' },
    { name: 's', data: some((i) => (i % 11 === 0 ? '' : `é-${i}-𝒳`)), type: 'STRING', nullable: true, ours: 'String' },
    { name: 's_few', data: rows.map((i) => ['all', 'cec', 'pnp'][i % 3]), type: 'STRING', ours: 'String' },
  ];
  const compressors = { GZIP: (input) => gzipSync(input) };
  const plain = columnData.map(({ ours: _, ...column }) => column);
  parquetWriteFile({ filename, columnData: plain, codec, compressors, rowGroupSize: 2000, pageSize: 4096 });
  const columns = {};
  for (const { name, data, ours: type } of columnData) {
    columns[name] = { type, values: data.map((value) => text(type, value)) };
  }
  return { columns, statistics: [] };
}

const [verb, ...args] = process.argv.slice(2);
print(verb === 'write' ? write(...args) : await read(...args));
