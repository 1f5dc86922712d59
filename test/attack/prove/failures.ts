import { untilThere } from '../../support/until-there.ts';
import { isIn } from '../support/answers.ts';
import { mailedCode, type Target } from '../support/client.ts';
import type { Proof } from './proof.ts';

export const noTableNoTokens: Proof = async (target) => {
  const { stack, client } = target;
  const { email } = await target.signUp();
  const [round, spare] = [await client.start(email), await client.start(email)];
  const code = await mailedCode(target, email);
  await stack.fault({ target: 'dynamodb', mode: 'fail', times: 100 });
  const down = isIn(await client.answer(email, code, round));
  await stack.clearFaults();
  const up = isIn(await client.answer(email, code, spare));
  return {
    holds: !down && up,
    found: `table down: ${down ? '' : 'no '}tokens; back: ${up ? '' : 'no '}tokens`,
  };
};

/** The mail service refuses twice; and it takes a mail whose sender is told that it failed. */
const failures = [
  { mode: 'fail', times: 2 },
  { mode: 'fail-after-applying', times: 1 },
];

/** A record is repeated after 100 ms, and then ever later. */
const mailsOf = (target: Target, email: string, count: number) =>
  untilThere(async () => {
    const mails = await target.mailboxes.all(email);
    return mails.length >= count ? mails : undefined;
  }, `${count} mails did not come`);

export const sameCodeAtMostTwice: Proof = async (target) => {
  const found: string[] = [];
  let holds = true;
  for (const [index, failure] of failures.entries()) {
    const { email } = await target.signUp();
    await target.stack.fault({ target: 'email', ...failure });
    const round = await target.client.start(email);
    const mails = await mailsOf(target, email, index + 1);
    const codes = new Set(mails.map(({ code }) => code)).size;
    const entered = isIn(await target.client.answer(email, mails.at(-1)?.code ?? 'none', round));
    holds = holds && entered && mails.length <= 2 && codes === 1;
    found.push(`${failure.mode}: ${mails.length} mails of ${codes} code`);
  }
  return { holds, found: found.join(', ') };
};
