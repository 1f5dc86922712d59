import { randomUUID } from 'node:crypto';
import type {
  AuthenticationResultType,
  CreateUserPoolClientRequest,
  CreateUserPoolRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import type { TestPools } from './pool.ts';
import { newEmail } from './sign-in.ts';

/** Satisfies the policy that a pool has without saying one. */
export const password = 'Correct-horse-1';
export const otherPassword = 'Battery-staple-2';

export const uniqueName = (): string => `user-${randomUUID()}`;

export const attributesOf = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([Name, Value]) => ({ Name, Value }));

/** Attribute lists as records: order means nothing. */
export const asRecord = (
  list: readonly { Name?: string | undefined; Value?: string | undefined }[] = [],
): Record<string, string | undefined> =>
  Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));

export const claimsOf = (token: string | undefined) => decodeJwt(token ?? '');

const flows = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const;

export type PoolOptions = {
  readonly pool?: Partial<CreateUserPoolRequest>;
  readonly client?: Partial<CreateUserPoolClientRequest>;
};

export type PoolUnderTest = Awaited<ReturnType<typeof newPool>>;

/** A pool and a client of its own, made over the wire, and the steps that most tests take. */
export const newPool = async (pools: TestPools, { pool, client }: PoolOptions = {}) => {
  const { cognito } = pools;
  const { MfaConfiguration, ...settings } = pool ?? {};
  const { UserPool } = await cognito.createUserPool({ PoolName: 'test', ...settings });
  const UserPoolId = UserPool?.Id ?? '';
  // The authenticator app is a factor only by SetUserPoolMfaConfig.
  if (MfaConfiguration !== undefined) {
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    await cognito.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration,
      SoftwareTokenMfaConfiguration,
    });
  }
  const newClient = async (more: Partial<CreateUserPoolClientRequest> = {}) => {
    const made = await cognito.createUserPoolClient({
      UserPoolId,
      ClientName: 'test',
      ExplicitAuthFlows: [...flows],
      ...more,
    });
    return made.UserPoolClient ?? {};
  };
  const ClientId = (await newClient(client)).ClientId ?? '';

  /** A confirmed user with {@link password}. */
  const newUser = async (attributes: Record<string, string> = {}, Username = uniqueName()) => {
    await cognito.adminCreateUser({
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: attributesOf(attributes),
    });
    await cognito.adminSetUserPassword({
      UserPoolId,
      Username,
      Password: password,
      Permanent: true,
    });
    return Username;
  };

  /** Signs somebody up who is nobody yet: what went in, and the answer. */
  const signUp = async (email = newEmail(), Username = uniqueName()) => {
    const UserAttributes = attributesOf({ email });
    const made = { ClientId, Username, Password: password, UserAttributes };
    return { email, Username, ...(await cognito.signUp(made)) };
  };

  const start = (USERNAME: string, PASSWORD = password) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    });

  const signIn = async (name: string, secret = password): Promise<AuthenticationResultType> =>
    (await start(name, secret)).AuthenticationResult ?? {};

  const attributes = async (Username: string) =>
    asRecord((await cognito.adminGetUser({ UserPoolId, Username })).UserAttributes);

  const status = async (Username: string) =>
    (await cognito.adminGetUser({ UserPoolId, Username })).UserStatus;

  /** The newest code that this address was sent. */
  const codeTo = (address: string): string => {
    const code = /\b\d{6}\b/.exec(pools.messagesTo(address).at(-1)?.text ?? '')?.[0];
    if (code === undefined) throw new Error('no code was sent');
    return code;
  };

  return {
    UserPoolId,
    ClientId,
    newClient,
    newUser,
    signUp,
    start,
    signIn,
    attributes,
    status,
    codeTo,
  };
};
