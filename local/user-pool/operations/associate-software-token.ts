import * as v from 'valibot';
import { requireAccessToken } from '../access-token.ts';
import { CognitoError, invalidParameter } from '../cognito-error.ts';
import { stepOfMfaSetUp } from '../flows/mfa-set-up.ts';
import { newSoftwareTokenSecret, softwareTokensAllowed } from '../mfa.ts';
import { publicOperation } from '../operation.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { saveUser } from '../users.ts';

const input = v.object({
  AccessToken: v.optional(v.string()),
  Session: v.optional(v.string()),
});

const checkAllowed = (pool: PoolRecord): void => {
  if (softwareTokensAllowed(pool)) return;
  throw new CognitoError(
    'SoftwareTokenMFANotFoundException',
    'Software Token MFA has not been enabled by the userPool',
  );
};

/** API reference: AssociateSoftwareToken. The secret is in use once a code of it was right. */
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
