import { OwnRefusedError, RefusedError } from '#shared/errors.ts';
import type { PreSignUpEvent } from '#shared/events/pre-sign-up.ts';
import {
  type AnySignUpExtension,
  type OwnSignUpFacts,
  ownRuleMs,
} from '#shared/extensions/sign-up.ts';
import type { Log } from '#shared/ports.ts';
import type { SignUpFacts } from './decide.ts';

type Dependencies = {
  readonly own: AnySignUpExtension;
  /** The sentence of each code as the cold start checked it: a rule could write an attribute into its own record. */
  readonly sentences: ReadonlyMap<string, string>;
  readonly log: Log;
};

/** Copies: a rule that writes into them changes no event. */
const factsOf = (
  { callerContext, request }: PreSignUpEvent,
  { source, attributes }: SignUpFacts,
): OwnSignUpFacts => ({
  source,
  attributes: { ...attributes },
  clientId: callerContext.clientId ?? '',
  writtenByClient: {
    clientMetadata: { ...request.clientMetadata },
    validationData: { ...request.validationData },
  },
});

const late = Symbol('late');

/**
 * The rule's result, or {@link late}. The timer keeps the process alive while a rule waits for nothing that does. A rule
 * that computes holds the timer up, so the clock is read as well.
 */
const askInTime = async (own: AnySignUpExtension, facts: OwnSignUpFacts): Promise<unknown> => {
  const controller = new AbortController();
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise((resolve) => {
    timer = setTimeout(() => {
      // Before the signal: a rule may give its result as soon as that aborts, which is too late.
      resolve(late);
      controller.abort();
    }, ownRuleMs);
  });
  try {
    const result = await Promise.race([own.refuse(facts, controller.signal), timeUp]);
    return performance.now() - start < ownRuleMs ? result : late;
  } finally {
    clearTimeout(timer);
  }
};

/** Its errors are not repeated, not even by name: both are texts of code that saw the attributes. */
const ask = async ({ own, log }: Dependencies, facts: OwnSignUpFacts): Promise<unknown> => {
  try {
    const result = await askInTime(own, facts);
    if (result !== late) return result;
    log.error('own sign-up rule failed', { reason: 'late' });
  } catch {
    log.error('own sign-up rule failed', { reason: 'exception' });
  }
  throw new RefusedError('temporarily_unavailable');
};

/**
 * Asks `extensions/sign-up.ts` about a user whom the suite's rules admit.
 * @throws {OwnRefusedError} with its code
 * @throws {RefusedError} `temporarily_unavailable` where the rule is late, throws or gives a code that it does not list
 */
export const askOwnRule = async (
  deps: Dependencies,
  event: PreSignUpEvent,
  facts: SignUpFacts,
): Promise<void> => {
  const code = await ask(deps, factsOf(event, facts));
  if (code === undefined) return;
  const sentence = typeof code === 'string' ? deps.sentences.get(code) : undefined;
  if (typeof code === 'string' && sentence !== undefined) throw new OwnRefusedError(code, sentence);
  deps.log.error('own sign-up rule failed', { reason: 'unknown code' });
  throw new RefusedError('temporarily_unavailable');
};
