import * as v from 'valibot';
import type { TriggerName } from '#shared/cognito/triggers.ts';
import { CognitoError } from '../../wire/cognito-error.ts';
import type { Outcome } from './invoke.ts';

type KeysOf<Response> = Response extends unknown ? keyof Response : never;

/** A response with its trigger's field names. The values come from outside and are unchecked. */
export type Unread<Response> = { readonly [name in KeysOf<Response>]?: unknown };

export const unrecognizable = () =>
  new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');

/** A response, checked by the pool's own schema. */
export const readBy = <const Schema extends v.GenericSchema>(
  schema: Schema,
  response: unknown,
): v.InferOutput<Schema> => {
  const checked = v.safeParse(schema, response);
  if (!checked.success) throw unrecognizable();
  return checked.output;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Cognito's text for a call of a function that failed. */
const invocationErrors = {
  'timed-out': 'Socket timeout while invoking Lambda function',
  'not-found': 'AccessDeniedException',
  unreachable: 'ServiceException',
} as const;

/** The event's `response`, or the exception that Cognito makes of a failure (guide: lambda triggers, errors). */
export const responseOf = (trigger: TriggerName, outcome: Outcome): Record<string, unknown> => {
  if (outcome.outcome === 'failed') {
    throw new CognitoError(
      'UserLambdaValidationException',
      `${trigger} failed with error ${outcome.error.errorMessage}.`,
    );
  }
  if (outcome.outcome !== 'answered') {
    throw new CognitoError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error ${invocationErrors[outcome.outcome]}.`,
    );
  }
  const { payload } = outcome;
  if (isObject(payload) && isObject(payload.response)) return payload.response;
  throw unrecognizable();
};
