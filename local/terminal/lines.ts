import { type Screen, wrap } from '../../cli/common/output.ts';
import type { Message } from '../observe/outbox.ts';
import { codeIn } from './message-code.ts';
import type { Refusal } from './refusal.ts';

/** Control characters and marks that reorder text: a subject or an address must not steer the terminal. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const shortened = (text: string, width: number): string => {
  const plain = text.replaceAll(unprintable, ' ');
  return plain.length <= width ? plain : `${plain.slice(0, Math.max(0, width - 1))}…`;
};

/** `mail  12345678  ada@example.com  Your sign-in code`, within the screen's width. */
export const messageLine = ({ channel, to, subject, text }: Message, screen: Screen): string => {
  const code = codeIn(text) ?? 'no code';
  const label = channel === 'sms' ? 'sms ' : 'mail';
  const rest = shortened(`${to}  ${subject}`.trimEnd(), screen.width - code.length - 8);
  return `${screen.style('green', label)}  ${screen.style('bold', code)}  ${rest}`;
};

/** `PreSignUp failed with error domain_blocked: ...`: the words of Cognito are the first to go where a line is short. */
const wrapper = /^\w+ failed with error /;

const reasonWithin = (operation: string, reason: string, width: number): string => {
  const whole = `${operation}: ${reason}`;
  if (whole.length <= width) return shortened(whole, width);
  return shortened(`${operation}: ${reason.replace(wrapper, '')}`, width);
};

const hintLines = (hint: string, screen: Screen): readonly string[] =>
  wrap(hint, screen.width - 9).map((line) => screen.style('dim', `         ${line}`));

/** The operation and its reason on a line, the hint on the next. */
export const refusalLines = (
  { operation, reason, hint }: Refusal,
  screen: Screen,
): readonly string[] => {
  const said = reasonWithin(operation, reason, screen.width - 9);
  const first = `${screen.style('yellow', 'refused')}  ${said}`;
  if (hint === undefined) return [first];
  return [first, ...hintLines(hint, screen)];
};
