import { call } from '../api/cognito.ts';
import { explain } from '../api/control.ts';
import type { Credentials } from '../api/sign.ts';
import { payloadOf } from '../sign-in/claims.ts';
import { signedIn } from '../sign-in/flow.ts';
import { textAt } from '../state/json.ts';
import { info } from '../state/page.ts';

/** A user or a guest with credentials of the identity pool. */
export type Caller = {
  readonly name: string;
  readonly identityId: string;
  readonly isGuest: boolean;
  /** Both empty for a guest. */
  readonly sub: string;
  readonly tenant: string;
  readonly credentials: Credentials;
};

export type Callers = { readonly callers: readonly Caller[]; readonly failures: readonly string[] };

const identity = (operation: string, body: object): Promise<unknown> =>
  call(`AWSCognitoIdentityService.${operation}`, '1.1', body);

const getId = async (login: object): Promise<string> => {
  const IdentityPoolId = textAt(info.value, 'identityPoolId');
  return textAt(await identity('GetId', { IdentityPoolId, ...login }), 'IdentityId');
};

/** Each GetId without a login makes another guest; a client keeps its own. */
let guestId = '';

const guestIdentity = async (): Promise<string> => {
  guestId ||= await getId({});
  return guestId;
};

const credentialsOf = async (IdentityId: string, login: object): Promise<Credentials> => {
  const found = await identity('GetCredentialsForIdentity', { IdentityId, ...login });
  return {
    accessKeyId: textAt(found, 'Credentials', 'AccessKeyId'),
    secretKey: textAt(found, 'Credentials', 'SecretKey'),
    sessionToken: textAt(found, 'Credentials', 'SessionToken'),
  };
};

const userCaller = async (name: string, idToken: string): Promise<Caller> => {
  const provider = `cognito-idp.${textAt(info.value, 'region')}.amazonaws.com/${textAt(info.value, 'userPoolId')}`;
  const login = { Logins: { [provider]: idToken } };
  const identityId = await getId(login);
  const claims = payloadOf(idToken);
  const [sub, tenant] = [textAt(claims, 'sub'), textAt(claims, 'tenant')];
  const credentials = await credentialsOf(identityId, login);
  return { name, identityId, isGuest: false, sub, tenant, credentials };
};

const guestCaller = async (): Promise<Caller> => {
  const identityId = await guestIdentity();
  const credentials = await credentialsOf(identityId, {});
  return { name: 'guest', identityId, isGuest: true, sub: '', tenant: '', credentials };
};

/** Credentials for everyone who signed in on this page, and for a guest; and why some get none. */
export const readCallers = async (): Promise<Callers> => {
  const callers: Caller[] = [];
  const failures: string[] = [];
  const add = async (name: string, read: () => Promise<Caller>): Promise<void> => {
    try {
      callers.push(await read());
    } catch (error) {
      failures.push(`${name}: ${explain(error)}`);
    }
  };
  for (const [name, idToken] of signedIn.value) await add(name, () => userCaller(name, idToken));
  await add('guest', guestCaller);
  return { callers, failures };
};
