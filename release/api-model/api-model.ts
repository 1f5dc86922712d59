import { readFileSync, writeFileSync } from 'node:fs';
import { apiModelFile } from '../../local/api-model/model-file.ts';
import { readBotocoreModel } from './botocore.ts';
import { inputTable } from './input-table.ts';
import { modelledOperations } from './operations.ts';

/*
 * Writes the tables of inputs in local/api-model from botocore's models: `npm run api-model` runs it by .ci/api-model.
 * usage: api-model.ts BOTOCORE [--check], BOTOCORE being the installed package's folder. With --check nothing is
 * written, and the exit code is 1 where a table is out of date.
 */
const [botocore = '', mode] = process.argv.slice(2);

const stale = modelledOperations.filter(({ service, operations }) => {
  const text = inputTable(readBotocoreModel(botocore, service), operations);
  const file = apiModelFile(service);
  if (mode !== '--check') writeFileSync(file, text);
  return mode === '--check' && readFileSync(file, 'utf8') !== text;
});

for (const { service } of stale) console.error(`${service}.json is not what botocore has`);
const count = modelledOperations.reduce((sum, { operations }) => sum + operations.length, 0);
console.log(`${count} operations in ${modelledOperations.length} tables`);
process.exitCode = stale.length === 0 ? 0 : 1;
