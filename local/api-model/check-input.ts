import type { ApiModel } from './model.ts';
import { InputReader } from './read-input.ts';

/** The first member that cannot be read, or the API's words about every member that breaks a constraint. */
export type InputFault =
  | { readonly kind: 'wrong-type' | 'unknown-member'; readonly path: string }
  | { readonly kind: 'constraints'; readonly problems: readonly string[] };

/** What is wrong with the input of an operation, or undefined. A type is checked before any constraint, as by AWS. */
export const inputFaultOf = (
  model: ApiModel,
  operation: string,
  input: object,
): InputFault | undefined => {
  const shape = model.inputs[operation];
  if (shape === undefined) return undefined;
  const found = new InputReader(model).read(shape, input, '');
  for (const kind of ['wrong-type', 'unknown-member'] as const) {
    const first = found.find((finding) => finding.kind === kind);
    if (first !== undefined) return { kind, path: first.text };
  }
  return found.length === 0
    ? undefined
    : { kind: 'constraints', problems: found.map(({ text }) => text) };
};

/** The message that AWS's services make of these problems. */
export const constraintsMessage = (problems: readonly string[]): string =>
  `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`;
