import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { root, templateFile } from '../local/paths.ts';
import { readRawTemplate } from '../local/template/raw-template.ts';
import { bundledPackages, developmentProblems } from './bundled.ts';
import { licenceProblems, licenceTable } from './licences.ts';
import { idOf } from './package.ts';
import { buildTwice } from './reproduce.ts';
import { runtimeProblem } from './runtimes.ts';
import { makeSbom, onlyBundled, packagesIn } from './sbom.ts';

const output = join(root, '.build');
const results = join(output, 'release');

const Manifest = v.object({ name: v.string() });

const keep = (file: string, text: string): string => {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, file), text);
  return relative(root, join(results, file));
};

const runtimesOfTemplate = (): readonly string[] => {
  const { Globals, Resources } = readRawTemplate(templateFile);
  const runtimes = Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Serverless::Function')
    .map(({ Properties }) => String({ ...Globals.Function, ...Properties }.Runtime));
  return [...new Set(runtimes)];
};

const checkRuntimes = (): readonly string[] => {
  const runtimes = runtimesOfTemplate();
  console.log(`Runtime: ${runtimes.join(', ')}`);
  return runtimes.flatMap((runtime) => runtimeProblem(runtime, Date.now()) ?? []);
};

const checkBuild = async (): Promise<readonly string[]> => {
  const { hashes, differing } = await buildTwice(root, output);
  const lines = Object.entries(hashes).map(([file, hash]) => `${hash}  ${file}\n`);
  console.log(`Bundles: ${lines.length} files, ${keep('SHA256SUMS', lines.join(''))}`);
  return differing.map((file) => `${file} is another one when it is built in another folder`);
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const checkPackages = (): readonly string[] => {
  const bundled = bundledPackages(output, root);
  const all = makeSbom(root, v.parse(Manifest, readJson('package.json')).name);
  const deployed = onlyBundled(all, bundled);
  const files = [
    keep('sbom.cdx.json', JSON.stringify(deployed, null, 2)),
    keep('sbom-with-development.cdx.json', JSON.stringify(all, null, 2)),
  ];
  const inBundles = new Set(packagesIn(deployed).map(idOf));
  const others = packagesIn(all).filter((entry) => !inBundles.has(idOf(entry)));
  const licences = [
    'In the bundles:',
    ...licenceTable(bundled).map((line) => `  ${line}`),
    'Installed besides, for development or left out of the bundles:',
    ...licenceTable(others).map((line) => `  ${line}`),
  ].join('\n');
  console.log(`SBOM: ${files.join(', ')}`);
  console.log(`Licences: ${keep('licences.txt', `${licences}\n`)}\n${licences}`);
  const missing = bundled.filter((entry) => !inBundles.has(idOf(entry)));
  return [
    ...licenceProblems(bundled),
    ...developmentProblems(bundled, readJson('package-lock.json')),
    ...missing.map((entry) => `${idOf(entry)} is bundled, but npm's SBOM does not list it`),
  ];
};

try {
  const problems = [...checkRuntimes(), ...(await checkBuild()), ...checkPackages()];
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'ready to release' : `${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
