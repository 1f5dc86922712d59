import {
  mailsADay,
  oneMailForParallelStarts,
  thirtyComparisonsADay,
  thirtyMailsToAMailbox,
} from './prove/bounds.ts';
import {
  boundToItsContext,
  deadAfterTenMinutes,
  noCodeOfAnother,
  noLock,
  noReplay,
  oneTokenSetACode,
  startsKillNothing,
  threeAnswersACode,
} from './prove/codes.ts';
import { noTableNoTokens, sameCodeAtMostTwice } from './prove/failures.ts';
import type { Guarantee } from './prove/proof.ts';
import { logsHoldNothing, nothingToTestAgainst, verifiedByACodeOnly } from './prove/secrets.ts';
import {
  mailServiceIsUnseen,
  sameBytes,
  sameCalls,
  strangersGetNothing,
} from './prove/strangers.ts';

/** The sentences of «What is guaranteed» in SECURITY.md, word for word, and what holds each. */
export const guarantees: readonly Guarantee[] = [
  {
    id: 'three-answers',
    sentence:
      'A short code takes three answers, over all sign-ins, app clients and parallel calls.',
    proof: threeAnswersACode,
    test: 'test/attack/races.test.ts',
  },
  {
    id: 'thirty-comparisons',
    sentence:
      'At most 30 wrong answers to short codes of one user are compared in any 24 hours, whether the owner signs in or not.',
    proof: thirtyComparisonsADay,
    test: 'test/attack/guessing.test.ts',
  },
  {
    id: 'one-token-set',
    sentence: 'A code gives tokens once, however many right answers arrive at the same time.',
    proof: oneTokenSetACode,
    test: 'test/attack/races.test.ts',
  },
  {
    id: 'no-replay',
    sentence: 'A used code is refused in every other sign-in, begun before or after its use.',
    proof: noReplay,
    test: 'test/attack/replay.test.ts',
  },
  {
    id: 'ten-minutes',
    sentence: 'A code is refused ten minutes after it was made.',
    proof: deadAfterTenMinutes,
    test: 'test/attack/replay.test.ts',
  },
  {
    id: 'bound',
    sentence:
      'A code is bound to its pool, user, channel, address and challenge: with any other of them it is another code.',
    proof: boundToItsContext,
    test: 'test/attack/cross-user.test.ts',
  },
  {
    id: 'own-user',
    sentence: 'The code of one user is refused in the sign-in of another.',
    proof: noCodeOfAnother,
    test: 'test/attack/cross-user.test.ts',
  },
  {
    id: 'start-kills-nothing',
    sentence: 'A start never makes a code worthless that was mailed before it.',
    proof: startsKillNothing,
    test: 'test/attack/availability.test.ts',
  },
  {
    id: 'no-lock',
    sentence:
      'No wrong answers and no starts lock an account: they make its next codes long, and its owner gets in.',
    proof: noLock,
    test: 'test/attack/availability.test.ts',
  },
  {
    id: 'one-mail',
    sentence: 'A retry, a double click or fifty parallel starts send one mail.',
    proof: oneMailForParallelStarts,
    test: 'test/attack/races.test.ts',
  },
  {
    id: 'mails-a-day',
    sentence: 'At most 170 mails a day go to a proven address under an attack without a break.',
    proof: mailsADay,
    test: 'test/bench/simulate/figures.test.ts',
  },
  {
    id: 'mails-to-a-mailbox',
    sentence:
      'At most 30 mails a day go to one mailbox by accounts that have not proven it, however many they are.',
    proof: thirtyMailsToAMailbox,
    test: 'test/functions/code-delivery/decide.test.ts',
  },
  {
    id: 'same-code-twice',
    sentence:
      'A code is not lost when the courier or the mail service fails, and the same code is mailed at most twice.',
    proof: sameCodeAtMostTwice,
    test: 'test/functions/code-delivery/respond.test.ts',
  },
  {
    id: 'same-bytes',
    sentence:
      'Users and unknown names get the same bytes in every response, but for session strings and ids of the same shape.',
    proof: sameBytes,
    test: 'test/attack/enumeration.test.ts',
  },
  {
    id: 'same-calls',
    sentence:
      'Users and unknown names cause the same calls of every function that a client waits for.',
    proof: sameCalls,
    test: 'test/attack/enumeration.test.ts',
  },
  {
    id: 'mail-unseen',
    sentence: 'A slow, throttled or failing mail service changes neither a response nor its time.',
    proof: mailServiceIsUnseen,
    test: 'test/attack/strangers-times.test.ts',
  },
  {
    id: 'unknown-names',
    sentence: 'An unknown name gets no tokens and no mail, whatever is answered.',
    proof: strangersGetNothing,
    test: 'test/attack/cross-session.test.ts',
  },
  {
    id: 'table',
    sentence:
      'Without the pepper, table and stream hold nothing that a guess of a code or an address can be tested against.',
    proof: nothingToTestAgainst,
    test: 'test/attack/secrecy.test.ts',
  },
  {
    id: 'logs',
    sentence:
      'No log line at any level holds a code, an answer, a token, an address or an attribute.',
    proof: logsHoldNothing,
    test: 'test/attack/secrecy.test.ts',
  },
  {
    id: 'verified',
    sentence:
      'An address is marked verified only after a right code that was mailed to exactly that address.',
    proof: verifiedByACodeOnly,
    test: 'test/attack/identity.test.ts',
  },
  {
    id: 'failures-close',
    sentence: 'While the table fails there are no tokens, and afterwards the code is still good.',
    proof: noTableNoTokens,
    test: 'test/faults/sign-in.test.ts',
  },
];
