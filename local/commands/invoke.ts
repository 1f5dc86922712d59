import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { didYouMean } from '../../cli/common/suggest.ts';
import { templateFile } from '../paths.ts';
import type { Parameters } from '../template/parameters.ts';
import { collectOverride } from './parameter-overrides.ts';

type Options = { readonly event: string; readonly parameterOverrides?: Parameters };

type Result =
  | { readonly response: unknown }
  | { readonly error: { readonly code?: string; readonly message?: string } };

const command = new Command()
  .name('cognito-triggers invoke')
  .description('Sends one event to one function, with tables and outbox of its own')
  .argument('<Function>', 'its logical id in template.yaml, for instance PreSignUpFunction')
  .requiredOption(
    '-e, --event <file>',
    'the event, a JSON file such as events/pre-sign-up/sign-up.json; - reads standard input',
  )
  .option('--parameter-overrides <Key=Value...>', 'parameters of template.yaml', collectOverride);

const nameOf = (file: string): string => (file === '-' ? 'Standard input' : file);

const readEvent = (file: string): unknown => {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Error(`${nameOf(file)} cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${nameOf(file)} is not JSON`);
  }
};

/** The logical id of a trigger's name or of a function's folder, such as PreSignUp or pre-sign-up. */
const inFull = (name: string, names: readonly string[]): string => {
  const wanted = `${name.replaceAll('-', '')}function`.toLowerCase();
  return names.find((each) => each.toLowerCase() === wanted) ?? name;
};

/** Throws for a name that the template does not have, with those that it has. */
const checkName = async (name: string): Promise<void> => {
  const { readRawTemplate } = await import('../template/raw-template.ts');
  const names = Object.entries(readRawTemplate(templateFile).Resources)
    .filter(([, { Type }]) => Type === 'AWS::Serverless::Function')
    .map(([logicalId]) => logicalId);
  if (names.includes(name)) return;
  const listed = names.map((each) => `  ${each}`).join('\n');
  const meant = didYouMean(inFull(name, names), names);
  throw new Error(`There is no function ${name}.${meant} There are:\n${listed}`);
};

/** Invokes the function and returns what it did. */
const send = async (name: string, event: unknown, overrides: Parameters): Promise<Result> => {
  // Imported late: loading the stack takes a second, and a wrong option or file is reported before that.
  const { ensureBundles } = await import('../build/bundles.ts');
  const { startStack } = await import('../stack/stack.ts');
  await ensureBundles();
  const stack = await startStack({ host: '127.0.0.1', port: 0, parameterOverrides: overrides });
  try {
    const url = `${stack.url}/_local/functions/${encodeURIComponent(name)}/invoke`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
    return (await response.json()) as Result;
  } finally {
    await stack.stop();
  }
};

/** Prints the response of the function, or its error with exit code 1. */
export const invoke = async (args: readonly string[]): Promise<void> => {
  try {
    const [name = ''] = command.parse(args, { from: 'user' }).args;
    const { event, parameterOverrides } = command.opts<Options>();
    await checkName(name);
    const result = await send(name, readEvent(event), parameterOverrides ?? {});
    if ('response' in result) {
      console.log(JSON.stringify(result.response, null, 2));
    } else {
      console.error(JSON.stringify(result.error, null, 2));
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
};
