import * as v from 'valibot';
import type { Service } from '../service.ts';
import { CognitoError, invalidParameter, missingMember } from './cognito-error.ts';

/** One API operation: its name on the wire, whether it is signed, and its function of a checked input. */
export type Operation = {
  readonly name: string;
  /** Whether the real API requires a SigV4 signature (Admin calls, pools, clients, groups). */
  readonly signed: boolean;
  /** Checks the body and runs the operation. Throws {@link CognitoError}. */
  run(service: Service, body: unknown): Promise<object>;
};

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).map((step) => camelCase(String(step.key))).join('.') || 'input';

/** Cognito distinguishes a missing member, a wrong type and a value out of bounds. Messages never repeat a value. */
const refusalOf = (issue: v.BaseIssue<unknown>): CognitoError => {
  if (issue.type === 'strict_object') {
    return invalidParameter(`The local user pool does not have the member ${pathOf(issue)}`);
  }
  if (issue.input === undefined || issue.input === null) return missingMember(pathOf(issue));
  if (issue.kind === 'schema' && issue.type !== 'picklist') {
    return new CognitoError('SerializationException', `Member ${pathOf(issue)} has a wrong type`);
  }
  return invalidParameter(
    `1 validation error detected: Value at '${pathOf(issue)}' failed to satisfy constraint: ${issue.message}`,
  );
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
