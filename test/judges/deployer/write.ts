import { readFileSync, writeFileSync } from 'node:fs';
import { writeVariants } from '../workplace.ts';
import { deployerPolicies } from './documents.ts';

/*
 * Writes deploy/deployer-policy/ from the types' handlers: `npm run deployer-policy`. With `--check` it compares, and a
 * file that differs is exit status 1.
 */

const check = process.argv.includes('--check');
writeVariants();
for (const [name, document] of Object.entries(deployerPolicies())) {
  const file = `deploy/deployer-policy/${name}`;
  const text = JSON.stringify(document);
  if (text.length > 6144) throw new Error(`${name} has ${text.length} characters, IAM takes 6,144`);
  if (!check) writeFileSync(file, text);
  const isCurrent = JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))) === text;
  if (!isCurrent) process.exitCode = 1;
  console.log(
    `${file}: ${text.length} characters${isCurrent ? '' : ', STALE: npm run deployer-policy'}`,
  );
}
