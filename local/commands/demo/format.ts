import type { FunctionId } from '#shared/cognito/triggers.ts';
import type { TriggerEntry } from '../../observe/trigger-log.ts';

/** What each function does, for a reader new to Cognito's triggers. */
const whatItDoes: Readonly<Record<string, string>> = {
  PreSignUpFunction: 'checked the address and the attributes, and let the user in',
  PostConfirmationFunction: 'made the profile row, once',
  PreAuthenticationFunction: 'checked the app client',
  PostAuthenticationFunction: 'saw to the profile row and marked the proven address verified',
  DefineAuthChallengeFunction: 'looked at the rounds so far and said what comes next',
  CreateAuthChallengeFunction: 'showed the challenge; with a new one it noted that a mail is due',
  VerifyAuthChallengeResponseFunction: 'counted the attempt, then compared the code',
  PreTokenGenerationFunction: 'put the claims of the profile into the tokens',
  CustomMessageFunction: 'wrote the mail that Cognito sends',
} satisfies Readonly<Record<FunctionId, string>>;

const lineOf = (call: TriggerEntry): string => {
  const name = call.function.replace(/Function$/, '');
  const time = `${Math.round(call.durationMs)} ms${call.coldStart ? ', cold' : ''}`;
  return `     ${name.padEnd(28)} ${whatItDoes[call.function] ?? call.triggerSource} (${time})`;
};

/** One step as text: what happened, then which functions Cognito called for it. */
export const formatStep = (
  number: number,
  name: string,
  lines: readonly string[],
  calls: readonly TriggerEntry[],
): string =>
  [
    `\n${String(number).padStart(2)}. ${name}`,
    ...lines.map((line) => (line === '' ? '' : `   ${line}`)),
    ...(calls.length === 0 ? [] : ['   Cognito called:', ...calls.map(lineOf)]),
  ].join('\n');
