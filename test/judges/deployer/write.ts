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
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const length = JSON.stringify(document).length;
  if (length > 6144) throw new Error(`${name} has ${length} characters, and IAM takes 6,144`);
  const isSame = check && readFileSync(file, 'utf8') === text;
  if (!check) writeFileSync(file, text);
  else if (!isSame) process.exitCode = 1;
  console.log(
    `${file}: ${length} characters${check ? (isSame ? ', current' : ', STALE: npm run deployer-policy') : ''}`,
  );
}
