import * as v from 'valibot';
import { confirmAttribute } from '../../codes/attribute-codes.ts';
import { checkCode } from '../../codes/codes.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { confirmationCode } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

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
    confirmAttribute(
      service,
      pool,
      user,
      checkCode(service, user, Code, 'attribute', AttributeName),
    );
    return {};
  },
);
