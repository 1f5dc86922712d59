import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import { errorNameOf, InvalidEventError, OwnRefusedError, RefusedError } from '../errors.ts';
import { withDeadline } from './deadline.ts';
import { log, powertools } from './logger.ts';

/** The part of the event library that the shell needs for a trigger. */
type TriggerKind<Event> = { parse(input: unknown): Event };

/**
 * The one place where a failure becomes an error for Cognito. Cognito shows a function's error text to the user (guide:
 * cognito-user-pools-working-with-lambda-triggers), so only texts of ours are thrown, without `cause`: the runtime would
 * print it, and an SDK error may quote the request.
 */
const whatCognitoIsTold = (error: unknown): Error => {
  if (error instanceof RefusedError) {
    log.info('refused', { reason: error.code });
    return new RefusedError(error.code);
  }
  if (error instanceof OwnRefusedError) {
    log.info('refused', { reason: error.code });
    return new OwnRefusedError(error.code, error.sentence);
  }
  if (error instanceof InvalidEventError) {
    log.error('event not understood', { field: error.field });
    return new InvalidEventError(error.field);
  }
  log.error('failed', { errorName: errorNameOf(error) });
  return new RefusedError('temporarily_unavailable');
};

const errorBoundary: MiddlewareObj = {
  onError: (request) => {
    request.error = whatCognitoIsTold(request.error);
  },
};

/**
 * A Lambda handler for one trigger: checks the event, passes it to the use case and returns the event with its response.
 * `logEvent` is off regardless of POWERTOOLS_LOGGER_LOG_EVENT, because an event holds answers and attributes.
 */
export const trigger = <Event>(
  kind: TriggerKind<Event>,
  respond: (event: Event) => Promise<Event>,
) =>
  middy((event: unknown, context: Context) =>
    withDeadline(context.getRemainingTimeInMillis(), () => respond(kind.parse(event))),
  )
    .use(injectLambdaContext(powertools, { logEvent: false, resetKeys: true }))
    .use(errorBoundary);
