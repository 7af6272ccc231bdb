// Runs one query in a folder, as a user of DuckDB does, and prints its rows.
//   node query.mjs FOLDER SQL
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, sql] = process.argv.slice(2);
process.chdir(folder);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run("SET TimeZone = 'UTC'");
console.log(JSON.stringify((await connection.runAndReadAll(sql)).getRowObjectsJson()));
