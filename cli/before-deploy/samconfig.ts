import { parse } from 'smol-toml';
import * as v from 'valibot';
import { CliError } from '../common/errors.ts';

const text = v.optional(v.string());

/** SAM takes overrides as one text or as a list of texts. */
const Overrides = v.optional(v.union([v.string(), v.array(v.string())]), []);

const ParametersSchema = v.looseObject({
  parameter_overrides: Overrides,
  region: text,
  profile: text,
  stack_name: text,
});

const CommandSchema = v.optional(
  v.looseObject({ parameters: v.optional(ParametersSchema, {}) }),
  {},
);

const SamconfigSchema = v.record(v.string(), v.unknown());

const EnvironmentSchema = v.looseObject({ global: CommandSchema, deploy: CommandSchema });

/** What `sam deploy` takes from its file. */
export type Samconfig = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly stackName?: string | undefined;
};

/** `Key=Value`, `Key="Value with blanks"` and CloudFormation's `ParameterKey=K,ParameterValue=V`. */
const pair =
  /(?:ParameterKey=([A-Za-z0-9]+),ParameterValue=|([A-Za-z0-9]+)=)("(?:[^"\\]|\\.)*"|\S*)/g;

const unquoted = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;

/** The overrides in one text, in SAM's syntax. */
export const parseOverrides = (line: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...line.matchAll(pair)].map(([, key, name, value = '']) => [
      key ?? name ?? '',
      unquoted(value),
    ]),
  );

/** A list of the file holds a pair an item, whose value may have blanks without quotes. */
const parseItem = (item: string): Readonly<Record<string, string>> => {
  const [, name, value = ''] = /^([A-Za-z0-9]+)=([^"]*)$/s.exec(item) ?? [];
  return name === undefined ? parseOverrides(item) : { [name]: value };
};

const overridesOf = (given: string | readonly string[]): Readonly<Record<string, string>> =>
  typeof given === 'string' ? parseOverrides(given) : Object.assign({}, ...given.map(parseItem));

const parseToml = (toml: string): unknown => {
  try {
    return parse(toml);
  } catch {
    throw new CliError('samconfig.toml is not TOML.');
  }
};

/**
 * The options of `sam deploy` in one environment of samconfig.toml; those of `deploy` override those of `global` (SAM
 * developer guide: serverless-sam-cli-config).
 * @throws {CliError} for text that is not TOML, or an environment that is missing or of another shape
 */
export const readSamconfig = (toml: string, environment: string): Samconfig => {
  const file = v.parse(SamconfigSchema, parseToml(toml));
  const found = v.safeParse(EnvironmentSchema, file[environment]);
  if (!found.success)
    throw new CliError(`samconfig.toml has no environment ${environment} to deploy.`);
  const global = found.output.global.parameters;
  const deploy = found.output.deploy.parameters;
  return {
    parameters: {
      ...overridesOf(global?.parameter_overrides ?? []),
      ...overridesOf(deploy?.parameter_overrides ?? []),
    },
    region: deploy?.region ?? global?.region,
    profile: deploy?.profile ?? global?.profile,
    stackName: deploy?.stack_name ?? global?.stack_name,
  };
};
