/** The arguments of `sam deploy`, of which two kinds are read: single values and the parameter overrides. */
export type Arguments = readonly string[];

/** What `--name VALUE` or `--name=VALUE` gives; the last one counts, as in SAM. */
export const optionOf = (args: Arguments, name: string): string | undefined =>
  args
    .flatMap((arg, index) => {
      if (arg === name) return [args[index + 1]];
      return arg.startsWith(`${name}=`) ? [arg.slice(name.length + 1)] : [];
    })
    .at(-1);

const overrides = '--parameter-overrides';

/** Where the values of `--parameter-overrides` end; nothing where the option is not given. */
const endOfOverrides = (args: Arguments): number | undefined => {
  const start = args.findLastIndex((arg) => arg === overrides || arg.startsWith(`${overrides}=`));
  if (start < 0) return undefined;
  const next = args.findIndex((arg, index) => index > start && arg.startsWith('-'));
  return next < 0 ? args.length : next;
};

const namesPepper = (text: string): boolean =>
  /(^|[\s=])(ParameterKey=)?PepperVersionId[=,]/.test(text);

const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

export type Deployment = {
  readonly args: Arguments;
  /** Overrides of SAM's file, which SAM drops as soon as the command line has any. */
  readonly fileParameters: Readonly<Record<string, string>>;
};

/** Whether the version is named already, as in a rotation: then it is not to be filled. */
export const namesVersion = ({ args, fileParameters }: Deployment): boolean =>
  args.some(namesPepper) ||
  (endOfOverrides(args) === undefined && (fileParameters.PepperVersionId ?? '') !== '');

/** The arguments with the version among the overrides; every other argument stays as it is. */
export const withVersion = ({ args, fileParameters }: Deployment, version: string): Arguments => {
  const filled = `PepperVersionId=${version}`;
  const end = endOfOverrides(args);
  if (end !== undefined) return [...args.slice(0, end), filled, ...args.slice(end)];
  const file = Object.entries(fileParameters).filter(([name]) => name !== 'PepperVersionId');
  const kept = file.map(([name, value]) => `${name}=${quoted(value)}`);
  return [...args, overrides, ...kept, filled];
};
