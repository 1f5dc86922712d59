import * as v from 'valibot';
import { requireAccessToken } from '../access-token.ts';
import { settleAttribute } from '../change-attributes.ts';
import { checkCode } from '../codes.ts';
import { invalidParameter } from '../cognito-error.ts';
import { confirmationCode } from '../inputs.ts';
import { publicOperation } from '../operation.ts';

const input = v.object({
  AccessToken: v.string(),
  AttributeName: v.string(),
  Code: confirmationCode,
});

/** API reference: VerifyUserAttribute. */
export const verifyUserAttribute = publicOperation(
  'VerifyUserAttribute',
  input,
  async (service, { AccessToken, AttributeName, Code }) => {
    const { pool, user } = await requireAccessToken(service, AccessToken);
    if (AttributeName !== 'email' && AttributeName !== 'phone_number') {
      throw invalidParameter(`${AttributeName} cannot be verified`);
    }
    settleAttribute(
      service,
      pool,
      user,
      checkCode(service, user, Code, 'attribute', AttributeName),
    );
    return {};
  },
);
