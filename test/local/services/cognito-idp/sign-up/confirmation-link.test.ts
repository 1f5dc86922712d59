import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';

let pools: TestPools;
let pool: PoolUnderTest;

const byLink = {
  AutoVerifiedAttributes: ['email' as const],
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER' as const,
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
    From: 'no-reply@example.com',
  },
  VerificationMessageTemplate: {
    DefaultEmailOption: 'CONFIRM_WITH_LINK' as const,
    EmailMessage: 'Code {####}',
    EmailMessageByLink: 'Follow {##this link##}',
    EmailSubjectByLink: 'Your link',
  },
};

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: byLink });
});
afterAll(() => pools.stop());

/** The link of the last mail to an address, at the address where the pool is served here. */
const linkTo = (email: string): URL => {
  const href = /href="([^"]+)"/.exec(pools.messagesTo(email).at(-1)?.html ?? '')?.[1] ?? '';
  const { pathname, search } = new URL(href.replaceAll('&amp;', '&'));
  return new URL(pathname + search, pools.url);
};

describe('A pool that confirms sign-ups by link', () => {
  it('The link of the mail confirms the user, verifies the address, and works once', async () => {
    const { email, Username } = await pool.signUp();
    expect(pools.messagesTo(email).at(-1)).toMatchObject({
      subject: 'Your link',
      html: expect.stringMatching(/^Follow <a href="http:\/\/pool\.test\/confirmUser\?.+">this/),
      text: expect.stringContaining('this link (http://pool.test/confirmUser?'),
    });

    const opened = await fetch(linkTo(email));

    expect(opened.status).toBe(200);
    expect(await pool.status(Username)).toBe('CONFIRMED');
    expect(await pool.attributes(Username)).toMatchObject({ email_verified: 'true' });
    expect((await fetch(linkTo(email))).status).toBe(400);
  });

  it('The link that a resend replaced, a changed code and an unknown client confirm no user', async () => {
    const { email, Username } = await pool.signUp();
    const old = linkTo(email);
    await pools.cognito.resendConfirmationCode({ ClientId: pool.ClientId, Username });
    const current = linkTo(email);
    const [wrong, stranger] = [new URL(current), new URL(current)];
    wrong.searchParams.set('confirmation_code', 'wrong');
    stranger.searchParams.set('client_id', 'unknown');

    const replaced = old.href === current.href ? [] : [old];
    for (const link of [...replaced, wrong, stranger]) {
      expect((await fetch(link)).status).toBe(400);
    }

    expect(await pool.status(Username)).toBe('UNCONFIRMED');
    expect((await fetch(current)).status).toBe(200);
  });

  it('A custom text with the placeholder of a code gets a link with the text ##', async () => {
    const custom = await newPool(pools, {
      pool: { ...byLink, LambdaConfig: triggersNamed('CustomMessage') },
    });
    pools.run({
      CustomMessage: () => ({ emailSubject: 'S', emailMessage: 'Your code is {####}' }),
    });

    const { email } = await custom.signUp();

    expect(pools.messagesTo(email).at(-1)?.html).toMatch(/^Your code is <a href="[^"]+">##<\/a>$/);
  });

  it('A forgotten password still gets a code', async () => {
    const { email, Username } = await pool.signUp();
    await fetch(linkTo(email));

    await pools.cognito.forgotPassword({ ClientId: pool.ClientId, Username });

    expect(pools.messagesTo(email).at(-1)?.text).toMatch(/^Code \d{6}$/);
  });
});
