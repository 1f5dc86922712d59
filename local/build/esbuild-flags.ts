import * as v from 'valibot';

const BuildPropertiesSchema = v.record(
  v.string(),
  v.union([v.boolean(), v.string(), v.number(), v.array(v.string())]),
);

export type BuildProperties = v.InferOutput<typeof BuildPropertiesSchema>;

/** Options that SAM sets regardless of BuildProperties, or reads itself. */
const notPassedOn = ['Bundle', 'Platform', 'Outdir', 'EntryPoints', 'UseNpmCi'];

/** SAM's defaults for options that BuildProperties leave out. */
const defaults: BuildProperties = { Target: 'es2020', Format: 'cjs', Minify: true };

const kebab = (pascal: string): string =>
  pascal.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

const flagsOf = (name: string, value: BuildProperties[string]): readonly string[] => {
  const flag = `--${kebab(name)}`;
  if (value === true) return [flag];
  if (value === false) return [];
  return Array.isArray(value) ? value.map((item) => `${flag}:${item}`) : [`${flag}=${value}`];
};

/** BuildProperties as SAM hands them to esbuild's command line (SAM developer guide: building with esbuild). */
export const esbuildFlags = (buildProperties: unknown): readonly string[] => {
  const properties = { ...defaults, ...v.parse(BuildPropertiesSchema, buildProperties) };
  const passedOn = Object.entries(properties).filter(([name]) => !notPassedOn.includes(name));
  return [
    '--bundle',
    '--platform=node',
    ...passedOn.flatMap(([name, value]) => flagsOf(name, value)),
  ];
};
