import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { pseudoParameters } from '../../local/template/scope.ts';
import { templateOf, variants } from './variants.ts';

const home = '.build/judges';

/** Runs a program without a shell. Throws with what it wrote when its exit status is none of those that are expected. */
export const runTool = (
  program: string,
  args: readonly string[],
  statuses: readonly number[],
  input = '',
): string => {
  const { status, stdout, stderr, error } = spawnSync(program, [...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (statuses.includes(status ?? -1)) return stdout;
  throw new Error(`${program} ended with ${status}: ${stderr || stdout}`);
};

export const fileOf = (step: 'chosen' | 'transformed', variant: string): string =>
  `${home}/${step}/${variant}.json`;

/** The variant of a file that a judge names. */
export const variantOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.json$/, '');

const write = (step: 'chosen' | 'transformed', variant: string, template: object): void => {
  mkdirSync(`${home}/${step}`, { recursive: true });
  writeFileSync(fileOf(step, variant), JSON.stringify(template, null, 1));
};

/**
 * Writes each variant twice: as chosen, with its pseudo parameters, and after SAM's transform, with an account and a
 * Region (`.ci/judges` installs the transform).
 */
export const writeVariants = (): void => {
  rmSync(home, { recursive: true, force: true });
  for (const variant of variants) {
    write('chosen', variant.name, templateOf(variant));
    write('transformed', variant.name, templateOf(variant, pseudoParameters));
  }
  const files = variants.map(({ name }) => fileOf('transformed', name));
  runTool('.build/cfn-lint/bin/python', ['test/judges/python/transform.py', ...files], [0]);
};

/** JSON of a judge, in the shape that its reader states. */
export const parseOutput = <Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> => v.parse(schema, JSON.parse(text));
