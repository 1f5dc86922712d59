import * as v from 'valibot';
import { secondFactorsOf } from '../../codes/second-factors.ts';
import { newSoftwareTokenSecret } from '../../codes/software-token.ts';
import { stepOfMfaSetUp } from '../../sign-in/second-factor/mfa-set-up.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { saveUser } from '../../users/users.ts';
import { CognitoError, invalidParameter } from '../../wire/cognito-error.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  AccessToken: v.optional(v.string()),
  Session: v.optional(v.string()),
});

const checkAllowed = (pool: PoolRecord): void => {
  if (secondFactorsOf(pool).includes('SOFTWARE_TOKEN_MFA')) return;
  throw new CognitoError(
    'SoftwareTokenMFANotFoundException',
    'Software Token MFA has not been enabled by the userPool',
  );
};

/** API reference: AssociateSoftwareToken. The secret becomes active with its first right code. */
export const associateSoftwareToken = publicOperation(
  'AssociateSoftwareToken',
  input,
  async (service, { AccessToken, Session }) => {
    const SecretCode = newSoftwareTokenSecret();
    const run = (pool: PoolRecord, user: UserRecord): void => {
      checkAllowed(pool);
      saveUser(service, { ...user, pendingSoftwareToken: SecretCode });
    };
    if (AccessToken !== undefined) {
      const { pool, user } = await requireAccessToken(service, AccessToken);
      run(pool, user);
      return { SecretCode };
    }
    if (Session === undefined) throw invalidParameter('Missing required parameter AccessToken');
    return { SecretCode, Session: await stepOfMfaSetUp(service, Session, { run, state: {} }) };
  },
);
