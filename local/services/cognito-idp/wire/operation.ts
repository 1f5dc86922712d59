import * as v from 'valibot';
import type { Service } from '../service.ts';
import { checkInput } from './check-input.ts';
import { type CognitoError, invalidParameter } from './cognito-error.ts';

/** One API operation: its name on the wire, whether it is signed, and its function of a checked input. */
export type Operation = {
  readonly name: string;
  /** Whether the real API requires a SigV4 signature (Admin calls, pools, clients, groups). */
  readonly signed: boolean;
  /** The members of the input that the operation reads. */
  readonly members: v.GenericSchema;
  /** Checks the body and runs the operation. Throws {@link CognitoError}. */
  run(service: Service, body: object): Promise<object>;
};

/** The model has checked the input before; what is left is a choice that this pool does not have. */
const refusalOf = (issue: v.BaseIssue<unknown>): CognitoError =>
  invalidParameter(
    `The local user pool does not take this value of ${v.getDotPath(issue) ?? 'the input'}`,
  );

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
    members: schema,
    run: async (service, body) => {
      checkInput(name, body);
      const checked = v.safeParse(schema, body, { abortEarly: true });
      if (!checked.success) throw refusalOf(checked.issues[0]);
      return run(service, checked.output);
    },
  });

/** An operation that apps call, unsigned. */
export const publicOperation = define(false);

/** An operation that the owner of the account calls, signed. */
export const signedOperation = define(true);
