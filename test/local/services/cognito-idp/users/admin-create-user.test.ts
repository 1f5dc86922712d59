import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  asRecord,
  attributesOf,
  newPool,
  type PoolUnderTest,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'] } });
});

afterAll(() => pools.stop());

const create = (Username: string, attributes: Record<string, string>, more: object = {}) =>
  pools.cognito.adminCreateUser({
    UserPoolId: pool.UserPoolId,
    Username,
    UserAttributes: attributesOf(attributes),
    ...more,
  });

describe('AdminCreateUser', () => {
  it('AdminCreateUser mails an invitation with a temporary password that signs in once', async () => {
    const [name, email] = [uniqueName(), newEmail()];

    const { User } = await create(name, { email }, { DesiredDeliveryMediums: ['EMAIL'] });

    const text = pools.messagesTo(email)[0]?.text ?? '';
    const temporary = /temporary password is (\S+)\.$/.exec(text)?.[1];
    expect(User).toMatchObject({
      Username: name,
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    });
    expect(asRecord(User?.Attributes)).toMatchObject({ email });
    expect((await pool.start(name, temporary)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });

  it('AdminCreateUser sends nothing where it must not, or cannot', async () => {
    const email = newEmail();

    await create(uniqueName(), { email }, { MessageAction: 'SUPPRESS' });
    await create(uniqueName(), { email });
    const { User } = await create(uniqueName(), {});

    // The default medium is SMS, and none of them has a number.
    expect(pools.messagesTo(email)).toEqual([]);
    expect(User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
  });

  it('AdminCreateUser resends an open invitation with another password', async () => {
    const [name, email] = [uniqueName(), newEmail()];
    const again = { DesiredDeliveryMediums: ['EMAIL'], MessageAction: 'RESEND' };
    await create(name, { email }, { DesiredDeliveryMediums: ['EMAIL'] });

    await create(name, {}, again);

    const [first, second] = pools.messagesTo(email);
    expect(second?.text).not.toBe(first?.text);
    expect(await refusalOf(create(await pool.newUser(), {}, again))).toMatch(
      /^UnsupportedUserStateException/,
    );
    expect(await refusalOf(create(uniqueName(), {}, again))).toMatch(/^UserNotFoundException/);
  });

  it('AdminCreateUser refuses a taken name', async () => {
    expect(await refusalOf(create(await pool.newUser(), {}))).toBe(
      'UsernameExistsException: User account already exists',
    );
  });

  it('AdminCreateUser moves a verified alias only with ForceAliasCreation', async () => {
    const aliases = await newPool(pools, { pool: { AliasAttributes: ['email'] } });
    const { UserPoolId } = aliases;
    const email = newEmail();
    const first = await aliases.newUser({ email, email_verified: 'true' });
    const second = uniqueName();
    const make = (ForceAliasCreation: boolean) =>
      refusalOf(
        pools.cognito.adminCreateUser({
          UserPoolId,
          Username: second,
          ForceAliasCreation,
          MessageAction: 'SUPPRESS',
          UserAttributes: attributesOf({ email, email_verified: 'true' }),
        }),
      );

    expect(await make(false)).toMatch(/^AliasExistsException/);
    expect(await make(true)).toBe('answered');
    expect(await aliases.attributes(first)).toMatchObject({ email_verified: 'false' });
    expect((await pools.cognito.adminGetUser({ UserPoolId, Username: email })).Username).toBe(
      second,
    );
  });
});
