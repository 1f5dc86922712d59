import { Logger } from '@aws-lambda-powertools/logger';
import type { Log, LogFacts } from '../ports.ts';

/** One Powertools logger a function: JSON lines, its level and service name from the Lambda environment. */
export const powertools = new Logger();

const keys: readonly (keyof LogFacts)[] = [
  'outcome',
  'reason',
  'triggerSource',
  'clientId',
  'user',
  'challenge',
  'channel',
  'kind',
  'attempts',
  'seconds',
  'retryInSeconds',
  'claims',
  'errorName',
  'field',
];

/** Copies only the allowed keys: a fact that slipped past the types still does not reach a log. */
const allowed = (facts: LogFacts = {}): LogFacts =>
  Object.fromEntries(
    keys.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]]),
  );

export const log: Log = {
  info: (what, facts) => powertools.info(what, allowed(facts)),
  warn: (what, facts) => powertools.warn(what, allowed(facts)),
  error: (what, facts) => powertools.error(what, allowed(facts)),
};
