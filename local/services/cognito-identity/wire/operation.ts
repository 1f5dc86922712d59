import * as v from 'valibot';
import type { Service } from '../service.ts';
import { IdentityError, invalidMember, invalidParameter } from './errors.ts';

/** One API operation: its name on the wire, whether it is signed, and its function of a checked input. */
export type Operation = {
  readonly name: string;
  /** Whether the real API requires a SigV4 signature. */
  readonly signed: boolean;
  /** Checks the body and runs the operation. Throws {@link IdentityError}. */
  run(service: Service, body: unknown): Promise<object>;
};

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).map((step) => camelCase(String(step.key))).join('.') || 'input';

/** Messages never repeat a value: it may be a token. */
const refusalOf = (issue: v.BaseIssue<unknown>): IdentityError => {
  const path = pathOf(issue);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return invalidParameter(`The local identity pool does not have the member ${path}`);
  }
  if (issue.input === undefined) return invalidMember(path, 'Member must not be null');
  if (issue.kind === 'schema' && issue.type !== 'picklist') {
    return new IdentityError('SerializationException', `Member ${path} has a wrong type`);
  }
  return invalidMember(path, issue.message);
};

type Define = <const Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  run: (service: Service, input: v.InferOutput<Schema>) => Promise<object> | object,
) => Operation;

const define =
  (signed: boolean): Define =>
  (name, schema, run) => ({
    name,
    signed,
    run: async (service, body) => {
      const checked = v.safeParse(schema, body, { abortEarly: true });
      if (!checked.success) throw refusalOf(checked.issues[0]);
      return run(service, checked.output);
    },
  });

/** An operation that apps call, unsigned. */
export const publicOperation = define(false);

/** An operation that the owner of the account calls, signed. */
export const signedOperation = define(true);
