import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FunctionFolder } from '#shared/cognito/triggers.ts';

/**
 * What a bundle may weigh: `handler.mjs` and what it imports statically, in bytes. A chunk that is loaded at first use is
 * not counted, and neither are the files of `extensions/`, which are the team's own.
 */
export const budgets = {
  'define-auth-challenge': 48_000,
  'pre-authentication': 48_000,
  'custom-message': 65_000,
  'verify-auth-challenge-response': 240_000,
  'post-confirmation': 240_000,
  'post-authentication': 240_000,
  'pre-token-generation': 240_000,
  'pre-sign-up': 240_000,
  'create-auth-challenge': 240_000,
  'code-delivery': 340_000,
} as const satisfies Readonly<Record<FunctionFolder | 'code-delivery', number>>;

export type BundleFolder = keyof typeof budgets;

/** The part of esbuild's metafile that is read here. */
type Metafile = {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly bytes: number;
        readonly imports: readonly { readonly path: string; readonly kind: string }[];
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
      }
    >
  >;
};

export type BundleSize = {
  readonly folder: BundleFolder;
  readonly bytes: number;
  readonly budget: number;
  /** Source files in the part that is counted. */
  readonly inputs: readonly string[];
};

const readMetafile = (file: string): Metafile =>
  JSON.parse(readFileSync(new URL(`../.build/${file}.json`, import.meta.url), 'utf8'));

/** The outputs that loading `start` loads at once. */
const staticClosure = ({ outputs }: Metafile, start: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const output = outputs[path];
    if (output === undefined || found.has(path)) return;
    found.add(path);
    for (const { kind, path: next } of output.imports) if (kind === 'import-statement') visit(next);
  };
  visit(start);
  return found;
};

type Output = Metafile['outputs'][string];

const bytesOf = ({ bytes, inputs }: Output): number =>
  Object.entries(inputs)
    .filter(([file]) => /^(?:\.\.\/)?extensions\//.test(file))
    .reduce((rest, [, { bytesInOutput }]) => rest - bytesInOutput, bytes);

const measure = (folder: BundleFolder): BundleSize => {
  const metafile = readMetafile(`meta/${folder}`);
  const handler = Object.keys(metafile.outputs).find((path) => path.endsWith('/handler.mjs'));
  if (handler === undefined) throw new Error(`${folder} has no handler.mjs; run npm run build`);
  const outputs = [...staticClosure(metafile, handler)].flatMap(
    (path) => metafile.outputs[path] ?? [],
  );
  return {
    folder,
    bytes: outputs.reduce((sum, output) => sum + bytesOf(output), 0),
    budget: budgets[folder],
    inputs: outputs.flatMap(({ inputs }) => Object.keys(inputs)),
  };
};

const folders = Object.keys(budgets) as BundleFolder[];

/** The weight of every bundle that `npm run build` left in `.build`. */
export const measureBundles = (): readonly BundleSize[] => folders.map(measure);

type Measured = { readonly name: string; readonly bytes: number; readonly budget: number };

const describe = ({ name, bytes, budget }: Measured): string =>
  `${bytes > budget ? 'OVER' : 'ok  '}  ${name.padEnd(32)} ${String(bytes).padStart(8)} of ${budget}`;

/**
 * What the page of the local stack may weigh, in bytes: the script that the first view loads, all scripts with those of
 * views that load when they are first opened, and the style.
 */
export const pageBudgets = {
  'main.js': 60_000,
  'every script': 80_000,
  'main.css': 8_000,
} as const;

export type PageSize = {
  readonly file: keyof typeof pageBudgets;
  readonly bytes: number;
  readonly budget: number;
};

const pageFile = (file: string): string => `.build/console/${file}`;

/** The weight of the page's files: the script with what it imports at once, and all scripts. */
export const measurePage = (): readonly PageSize[] => {
  // The build keeps it apart from those of the functions.
  const metafile = readMetafile('console-meta/console');
  const first = staticClosure(metafile, pageFile('main.js'));
  if (first.size === 0) throw new Error('The page is not built; run npm run build');
  const weigh = (paths: Iterable<string>): number =>
    [...paths].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
  const style = statSync(new URL(`../${pageFile('main.css')}`, import.meta.url)).size;
  return [
    { file: 'main.js', bytes: weigh(first), budget: pageBudgets['main.js'] },
    {
      file: 'every script',
      bytes: weigh(Object.keys(metafile.outputs)),
      budget: pageBudgets['every script'],
    },
    { file: 'main.css', bytes: style, budget: pageBudgets['main.css'] },
  ];
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes: readonly Measured[] = [
    ...measureBundles().map(({ folder, ...size }) => ({ name: folder, ...size })),
    ...measurePage().map(({ file, ...size }) => ({ name: `page ${file}`, ...size })),
  ];
  for (const size of sizes) console.log(describe(size));
  if (sizes.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
}
