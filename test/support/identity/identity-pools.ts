import { CognitoIdentity } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { STS } from '@aws-sdk/client-sts';
import { Hono } from 'hono';
import { createKeys } from '../../../local/access/keys.ts';
import { serveApp } from '../../../local/http/serve-app.ts';
import { accountId, localCredentials, region } from '../../../local/identity.ts';
import type { Clock } from '../../../local/observe/clock.ts';
import { createSettings } from '../../../local/observe/settings.ts';
import { createUserPool } from '../../../local/services/cognito-idp/user-pool.ts';
import { readDeclared } from '../../../local/stack/declared.ts';
import { createIdentity } from '../../../local/stack/identity-pools.ts';
import type { OidcClients } from '../../../local/stack/token-providers.ts';
import type { Parameters } from '../../../local/template/parameters.ts';
import { uniqueName } from '../pool/pool-users.ts';
import { tickingClock } from '../ticking-clock.ts';

const password = 'Correct-horse-1';

export type IdentityOptions = {
  readonly parameterOverrides?: Parameters;
  readonly dataDirectory?: string;
  readonly oidcClients?: OidcClients;
  /** Claims that the ID token of every user gets. */
  readonly claims?: Readonly<Record<string, string>>;
};

const arnOf = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;

/** The user pool without the suite's functions: what a token says is the test's own. */
const startUserPool = (clock: Clock, { claims }: IdentityOptions) =>
  createUserPool({
    declared: {
      pool: { Name: 'test', LambdaConfig: { PreTokenGeneration: arnOf('PreTokenGeneration') } },
      mfa: { mode: 'OFF', softwareToken: false },
      client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    },
    clock,
    settings: createSettings(),
    functions: {
      invoke: async (_, event) => ({
        outcome: 'answered',
        payload: {
          ...Object(event),
          response: { claimsOverrideDetails: { claimsToAddOrOverride: claims ?? {} } },
        },
        durationMs: 0,
        coldStart: false,
      }),
      stop: async () => undefined,
    },
    recordTrigger: () => () => undefined,
    recordUser: () => undefined,
    recordCall: () => undefined,
    deliverEmail: async () => undefined,
    deliverSms: async () => undefined,
    linkBase: 'http://127.0.0.1',
    region,
    accountId,
  });

export type TestIdentityPools = Awaited<ReturnType<typeof startIdentityPools>>;

/** The template's identity pool with a user pool and STS on a port of its own, and clients of the SDK. */
export const startIdentityPools = async (options: IdentityOptions = {}) => {
  const clock = tickingClock();
  const keys = createKeys();
  const pool = startUserPool(clock, options);
  const identity = createIdentity({
    declared: readDeclared(options.parameterOverrides ?? {}, undefined),
    clock,
    keys,
    pool,
    dataDirectory: options.dataDirectory,
    oidcClients: options.oidcClients,
  });
  const app = new Hono();
  identity.addTo(app);
  app.route('/', pool.app);
  const { url, stop } = await serveApp(app);
  const client = { endpoint: url, region, credentials: localCredentials, maxAttempts: 1 };
  const cognito = new CognitoIdentityProvider(client);
  const identities = new CognitoIdentity(client);
  const sts = new STS(client);
  const provider = `cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`;

  const newUser = async () => {
    const Username = uniqueName();
    const UserPoolId = pool.userPoolId;
    await cognito.adminCreateUser({ UserPoolId, Username, MessageAction: 'SUPPRESS' });
    const Permanent = true;
    await cognito.adminSetUserPassword({ UserPoolId, Username, Password: password, Permanent });
    return Username;
  };

  const signIn = async (USERNAME: string) => {
    const { AuthenticationResult } = await cognito.initiateAuth({
      ClientId: pool.userPoolClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password },
    });
    return AuthenticationResult ?? {};
  };

  return {
    url,
    cognito,
    identities,
    sts,
    keys,
    provider,
    userPoolId: pool.userPoolId,
    clientId: pool.userPoolClientId,
    identityPoolId: identity.identityPoolId,
    advance: clock.advance,
    now: clock.now,
    newUser,
    signIn,
    /** Logins of a new user. */
    newLogins: async () => ({ [provider]: (await signIn(await newUser())).IdToken ?? '' }),
    stop: async () => {
      for (const one of [cognito, identities, sts]) one.destroy();
      await stop();
      identity.close();
      pool.close();
    },
  };
};
