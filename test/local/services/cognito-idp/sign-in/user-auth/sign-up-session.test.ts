import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChoicePool, choicePool } from '../../../../../support/pool/choice.ts';
import { startTestPools, type TestPools, triggersNamed } from '../../../../../support/pool/pool.ts';
import { claimsOf } from '../../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: ChoicePool;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await choicePool(pools);
});

afterAll(() => pools.stop());

const invalid = 'NotAuthorizedException: Invalid session for the user.';

describe('the Session of SignUp and ConfirmSignUp', () => {
  it('ConfirmSignUp’s session signs the user in without a second code', async () => {
    const { email, Session, UserSub } = await pool.signUp();
    const confirmed = await pool.confirm(email, Session);
    const mails = pools.messagesTo(email).length;

    const { AuthenticationResult } = await pool.start(email, {}, confirmed.Session);

    expect(claimsOf(AuthenticationResult?.IdToken)).toMatchObject({
      sub: UserSub,
      email_verified: true,
    });
    expect(pools.messagesTo(email)).toHaveLength(mails);
  });

  it('a session signs in once, its own user only, and not after three minutes', async () => {
    const first = await pool.signUp();
    const second = await pool.signUp();
    const late = await pool.signUp();
    const { Session } = await pool.confirm(first.email, first.Session);
    const { Session: expiring } = await pool.confirm(late.email);
    await pool.confirm(second.email);

    expect(await refusalOf(pool.start(second.email, {}, Session))).toBe(invalid);
    await pool.start(first.email, {}, Session);
    expect(await refusalOf(pool.start(first.email, {}, Session))).toContain('only be used once');
    pools.advance(180);
    expect(await refusalOf(pool.start(late.email, {}, expiring))).toContain('session is expired');
  });

  it('the session of SignUp proves nothing at InitiateAuth', async () => {
    const { email, Session } = await pool.signUp();
    await pool.confirm(email, Session);

    expect(await refusalOf(pool.start(email, {}, Session))).toBe(invalid);
  });

  it('ConfirmSignUp refuses the session of another sign-up', async () => {
    const [first, second] = [await pool.signUp(), await pool.signUp()];

    expect(await refusalOf(pool.confirm(first.email, second.Session))).toBe(invalid);
    expect(await refusalOf(pool.confirm(first.email, first.Session))).toBe('answered');
  });

  it('a client without USER_AUTH gets no session', async () => {
    const other = await choicePool(pools, {
      client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
    });
    const { email, Session } = await other.signUp();

    expect(Session).toBeUndefined();
    expect((await other.confirm(email)).Session).toBeUndefined();
  });

  it('a user whom PreSignUp confirms gets no session, since no code was entered', async () => {
    const LambdaConfig = triggersNamed('PreSignUp');
    const auto = await choicePool(pools, { pool: { LambdaConfig } });
    pools.run({
      PreSignUp: () => ({ autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false }),
    });

    const { UserConfirmed, Session } = await auto.signUp();

    expect(UserConfirmed).toBe(true);
    expect(Session).toBeUndefined();
  });
});
