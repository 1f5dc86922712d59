import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, templateFile } from '../paths.ts';
import { readRawTemplate } from '../template/raw-template.ts';
import { buildConsole } from './console.ts';
import { esbuildFlags } from './esbuild-flags.ts';
import { replaceFolder } from './replace-folder.ts';
import { runEsbuild } from './run-esbuild.ts';

/** A function to bundle: its source, and the template's build options. */
type Entry = {
  /** CodeUri: esbuild's working directory, so that relative aliases resolve as under SAM. */
  readonly directory: string;
  /** The handler's source, relative to the directory. */
  readonly source: string;
  readonly folder: string;
  readonly flags: readonly string[];
};

/** Handler `pre-sign-up/handler.handler` is the file `pre-sign-up/handler.ts`. */
const entriesOf = (template: string): readonly Entry[] => {
  const { Globals, Resources } = readRawTemplate(template);
  return Object.values(Resources)
    .filter(
      ({ Type, Metadata }) =>
        Type === 'AWS::Serverless::Function' && Metadata.BuildMethod === 'esbuild',
    )
    .map(({ Metadata, Properties }) => {
      const { CodeUri, Handler } = { ...Globals.Function, ...Properties };
      const handler = String(Handler);
      const source = `${handler.slice(0, handler.indexOf('.'))}.ts`;
      return {
        directory: join(dirname(template), String(CodeUri)),
        source,
        folder: dirname(source),
        flags: esbuildFlags(Metadata.BuildProperties),
      };
    });
};

/**
 * Bundles into a staging folder, then moves the files into place one by one, the entry last. A function that starts
 * during a build never reads half a file. A process that loaded the old entry may miss an old chunk later, so restart
 * a running stack after a build.
 */
const bundle = async (entry: Entry, output: string): Promise<void> => {
  const staging = join(output, 'staging', String(process.pid));
  const made = join(staging, 'bundles', entry.folder);
  const metafile = join(staging, 'meta', `${entry.folder}.json`);
  const results = [`--outdir=${made}`, `--metafile=${metafile}`];
  mkdirSync(dirname(metafile), { recursive: true });
  await runEsbuild([entry.source, ...entry.flags, ...results], entry.directory);
  const meta = readFileSync(metafile, 'utf8').replaceAll(
    relative(entry.directory, staging),
    relative(entry.directory, output),
  );
  replaceFolder(made, join(output, 'bundles', entry.folder));
  mkdirSync(join(output, 'meta'), { recursive: true });
  writeFileSync(join(output, 'meta', basename(metafile)), meta);
};

/** The template and the output folder. Defaults: the project's own. */
export type BuildOptions = { readonly template?: string; readonly output?: string };

const isMissing = ({ directory, source }: Entry): boolean => !existsSync(join(directory, source));

/**
 * Bundles every function of the template as `sam build` does, into `.build/bundles/<folder>/`, with esbuild's
 * metafiles in `.build/meta/`. A failure of one function does not stop the others; afterwards throws one error that
 * lists all failures.
 */
export const build = async ({
  template = templateFile,
  output = join(root, '.build'),
}: BuildOptions = {}): Promise<void> => {
  const entries = entriesOf(template);
  const missing = entries.filter(isMissing).map(({ directory, source }) => join(directory, source));
  const results = await Promise.allSettled(
    entries.filter((entry) => !isMissing(entry)).map((entry) => bundle(entry, output)),
  );
  rmSync(join(output, 'staging', String(process.pid)), { recursive: true, force: true });
  const problems = [
    ...missing.map((file) => `${relative(root, file)} does not exist`),
    ...results.filter(({ status }) => status === 'rejected').map(reasonOf),
  ];
  // A file that several functions import has the same error in each.
  if (problems.length > 0) throw new Error([...new Set(problems)].join('\n'));
};

const reasonOf = (result: PromiseSettledResult<void>): string => {
  const reason: unknown = result.status === 'rejected' ? result.reason : undefined;
  return reason instanceof Error ? reason.message : String(reason);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await Promise.all([build(), buildConsole()]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
