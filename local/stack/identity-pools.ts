import { join } from 'node:path';
import type { Hono } from 'hono';
import { errors } from 'jose';
import type { Keys } from '../access/keys.ts';
import type { Role } from '../access/role.ts';
import { readHeaderForm } from '../access/signature/header-form.ts';
import { isProblem } from '../access/signature/problem.ts';
import { accountId, region } from '../identity.ts';
import type { Clock } from '../observe/clock.ts';
import {
  createIdentityPools,
  type IdentityPool,
} from '../services/cognito-identity/identity-pool.ts';
import type { UserPool } from '../services/cognito-idp/user-pool.ts';
import type { Service as Sts, WebIdentity } from '../services/sts/service.ts';
import { openSession } from '../services/sts/sessions/open-session.ts';
import { addSts } from '../services/sts/sts.ts';
import { declaredIdentityPool } from '../template/declared-identity-pool.ts';
import { rolesOf } from '../template/roles.ts';
import type { Resource } from '../template/template.ts';
import type { Declared } from './declared.ts';
import { type OidcClients, tokenProviders } from './token-providers.ts';

export type IdentityPoolParts = {
  readonly declared: Declared;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly pool: UserPool;
  /** Where identities outlive the process. */
  readonly dataDirectory: string | undefined;
  /** Client ids of providers of OpenID Connect, by their names. */
  readonly oidcClients?: OidcClients | undefined;
};

/** The identity pool with STS, which opens its sessions, and the roles of the template. */
export type Identity = Pick<IdentityPool, 'identityPoolId' | 'close'> & {
  addTo(app: Hono): void;
  /** The template's roles by logical id. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly resources: readonly Resource[];
};

/** The prefix of the condition keys of identities. */
const provider = 'cognito-identity.amazonaws.com';

type PoolToken = Awaited<ReturnType<IdentityPool['readToken']>>;

const webIdentityOf = ({ identityPoolId, identityId, amr, principalTags }: PoolToken) =>
  ({
    provider,
    subject: identityId,
    audience: identityPoolId,
    amr,
    principalTags,
  }) satisfies WebIdentity;

const tokenReader =
  ({ readToken }: IdentityPool): Sts['readToken'] =>
  async (token) => {
    try {
      return webIdentityOf(await readToken(token));
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { refused: 'expired' };
      if (error instanceof errors.JOSEError) return { refused: 'invalid' };
      throw error;
    }
  };

/** What the template makes of the ids, and what the pool and STS read of it. */
const declaredAccess = ({ declared, pool }: IdentityPoolParts) => {
  const read = (identityPoolId: string) =>
    declared.access({
      UserPool: pool.userPoolId,
      UserPoolClient: pool.userPoolClientId,
      IdentityPool: identityPoolId,
    });
  let resources: readonly Resource[] = [];
  let roles: ReadonlyMap<string, Role> = new Map();
  return {
    declare: (identityPoolId: string) => {
      resources = read(identityPoolId);
      roles = rolesOf(resources);
      return declaredIdentityPool(resources, identityPoolId);
    },
    resources: () => resources,
    roles: () => roles,
    role: (arn: string) => [...roles.values()].find((role) => role.arn === arn),
  };
};

export const createIdentity = (parts: IdentityPoolParts): Identity => {
  const { clock, keys, pool, dataDirectory } = parts;
  const access = declaredAccess(parts);
  const stsParts = { keys, clock, accountId, role: access.role };
  const pools = createIdentityPools({
    declare: access.declare,
    ...(dataDirectory === undefined ? {} : { directory: join(dataDirectory, 'identity-pool') }),
    clock,
    region,
    accountId,
    userPool: pool.tokenProvider,
    tokenProvider: tokenProviders(parts.oidcClients ?? {}),
    openSession: (identity, request) => openSession(stsParts, webIdentityOf(identity), request),
  });
  const sts: Sts = {
    ...stsParts,
    readToken: tokenReader(pools),
    callerOf: ({ headers }) => {
      const claim = readHeaderForm({ headers: new Map(headers) });
      return isProblem(claim) ? undefined : keys.find(claim.accessKeyId)?.principal;
    },
  };
  return {
    identityPoolId: pools.identityPoolId,
    close: pools.close,
    addTo: (app) => {
      pools.addTo(app);
      addSts(app, sts);
    },
    roles: access.roles(),
    resources: access.resources(),
  };
};
