import * as v from 'valibot';
import { confirmSoftwareToken } from '../../codes/software-token.ts';
import { stepOfMfaSetUp } from '../../sign-in/second-factor/mfa-set-up.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  AccessToken: v.optional(v.string()),
  Session: v.optional(v.string()),
  UserCode: v.string(),
});

/** API reference: VerifySoftwareToken. Activates the secret; a sign-in continues with the new session. */
export const verifySoftwareToken = publicOperation(
  'VerifySoftwareToken',
  input,
  async (service, { AccessToken, Session, UserCode }) => {
    if (AccessToken !== undefined) {
      const { user } = await requireAccessToken(service, AccessToken);
      confirmSoftwareToken(service, user, UserCode);
      return { Status: 'SUCCESS' };
    }
    if (Session === undefined) throw invalidParameter('Missing required parameter AccessToken');
    const run = (_: PoolRecord, user: UserRecord) => confirmSoftwareToken(service, user, UserCode);
    const next = await stepOfMfaSetUp(service, Session, { run, state: { mfaSetUp: true } });
    return { Status: 'SUCCESS', Session: next };
  },
);
