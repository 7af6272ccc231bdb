// DuckDB as the other side.
//   node duckdb.mjs read FILE                   values, types and statistics of a file, as DuckDB sees them
//   node duckdb.mjs write QUERY OPTIONS FILE    writes a query's rows with COPY and prints the rows it meant
import { DuckDBInstance } from '@duckdb/node-api';
import { print, text } from './dump.mjs';

const OURS = {
  BOOLEAN: 'Boolean',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  DOUBLE: 'Double',
  VARCHAR: 'String',
  'TIMESTAMP WITH TIME ZONE': 'Timestamp',
};

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");

async function rows(query) {
  return (await connection.runAndReadAll(query)).getRowObjectsJS();
}

async function values(query) {
  const result = await connection.runAndReadAll(query);
  const names = result.columnNames();
  const types = result.columnTypes().map((type) => OURS[type.toString()] ?? type.toString());
  const columns = {};
  result.getColumns().forEach((column, i) => {
    columns[names[i]] = {
      type: types[i],
      values: column.map((value) => text(types[i], types[i] === 'Timestamp' && value !== null ? value.micros : value)),
    };
  });
  return columns;
}

const quote = (path) => `'${path.replaceAll("'", "''")}'`;
const [verb, ...args] = process.argv.slice(2);
if (verb === 'read') {
  const file = quote(args[0]);
  const statistics = await rows(
    `SELECT row_group_id, path_in_schema, stats_min_value, stats_max_value, stats_null_count, compression, encodings,
       row_group_num_rows FROM parquet_metadata(${file}) ORDER BY row_group_id, column_id`,
  );
  print({
    columns: await values(`SELECT * FROM read_parquet(${file})`),
    statistics: statistics.map((s) => ({
      rowGroup: Number(s.row_group_id),
      column: s.path_in_schema,
      min: s.stats_min_value,
      max: s.stats_max_value,
      nulls: String(s.stats_null_count),
      codec: s.compression,
      encodings: s.encodings,
      rows: Number(s.row_group_num_rows),
    })),
  });
} else if (verb === 'write') {
  const [query, options, file] = args;
  await connection.run(`CREATE TABLE t AS ${query}`);
  await connection.run(`COPY t TO ${quote(file)} (FORMAT parquet, ${options})`);
  print({ columns: await values('SELECT * FROM t'), statistics: [] });
} else {
  throw new Error(`no verb '${verb}'; read and write exist`);
}
