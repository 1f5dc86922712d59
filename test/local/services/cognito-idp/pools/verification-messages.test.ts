import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const older = {
  EmailVerificationMessage: 'Mail {####}',
  EmailVerificationSubject: 'Subject',
  SmsVerificationMessage: 'SMS {####}',
};
const newer = { EmailMessage: 'Mail {####}', EmailSubject: 'Subject', SmsMessage: 'SMS {####}' };
const template = { DefaultEmailOption: 'CONFIRM_WITH_CODE', ...newer };

it('a pool describes the texts of its template as the older members too', async () => {
  const { UserPool } = await pools.cognito.createUserPool({
    PoolName: 'test',
    VerificationMessageTemplate: newer,
  });

  expect(UserPool).toMatchObject({ ...older, VerificationMessageTemplate: template });
});

it('a pool describes the texts of its older members in the template too', async () => {
  const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'test' });
  const UserPoolId = UserPool?.Id;
  await pools.cognito.updateUserPool({ UserPoolId, ...older });

  const described = await pools.cognito.describeUserPool({ UserPoolId });

  expect(described.UserPool).toMatchObject({ ...older, VerificationMessageTemplate: template });
});

it('a pool without texts describes none', async () => {
  const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'test' });

  expect(UserPool).not.toHaveProperty('EmailVerificationMessage');
  expect(UserPool?.VerificationMessageTemplate).toEqual({
    DefaultEmailOption: 'CONFIRM_WITH_CODE',
  });
});
