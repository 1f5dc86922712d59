import * as v from 'valibot';
import { checkPassword } from '../../passwords/password-policy.ts';
import { passwordMatches } from '../../passwords/passwords.ts';
import { withPassword } from '../../passwords/set-password.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { saveUser } from '../../users/users.ts';
import { wrongUserOrPassword } from '../../wire/cognito-error.ts';
import { password } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  AccessToken: v.string(),
  PreviousPassword: v.optional(password),
  ProposedPassword: password,
});

/** API reference: ChangePassword. A user without a password sets the first one without PreviousPassword. */
export const changePassword = publicOperation('ChangePassword', input, async (service, given) => {
  const { pool, user } = await requireAccessToken(service, given.AccessToken);
  const { PreviousPassword: previous, ProposedPassword: proposed } = given;
  const knowsIt =
    user.password === undefined ||
    (previous !== undefined && passwordMatches(pool, user, previous));
  if (!knowsIt) throw wrongUserOrPassword();
  checkPassword(pool, proposed);
  saveUser(service, withPassword(pool, user, proposed));
  return {};
});
