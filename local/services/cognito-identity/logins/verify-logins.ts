import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { ownProvider } from '../tokens/open-id-token.ts';
import { invalidLogin } from '../wire/errors.ts';
import type { Login } from './login.ts';
import { verifyOpenIdLogin } from './open-id-login.ts';
import { isUserPoolName, notSupported, verifyUserPoolLogin } from './user-pool-login.ts';

export type Logins = Readonly<Record<string, string>>;

const nameInArn = /^arn:[^:]+:iam::\d{12}:oidc-provider\/(.+)$/;

const isOfAccount = ({ properties }: PoolRecord, provider: string): boolean =>
  (properties.OpenIdConnectProviderARNs ?? []).some((arn) => nameInArn.exec(arn)?.[1] === provider);

const verifyLogin = (
  service: Service,
  pool: PoolRecord,
  provider: string,
  token: string,
): Promise<Login> | Login => {
  const { SamlProviderARNs = [], SupportedLoginProviders = {} } = pool.properties;
  if (isUserPoolName(provider)) return verifyUserPoolLogin(service, pool, provider, token);
  if (isOfAccount(pool, provider)) return verifyOpenIdLogin(service, provider, token);
  if (SamlProviderARNs.includes(provider)) {
    throw invalidLogin('The local identity pool does not verify SAML assertions.');
  }
  const appId = SupportedLoginProviders[provider];
  if (appId === undefined) throw notSupported();
  return verifyOpenIdLogin(service, provider, token, [appId]);
};

/**
 * Every login with its verified token. One that does not count refuses the call: the others could otherwise carry it.
 * Logins of the developer provider and of Cognito's own tokens are read by those who know their operations.
 */
export const verifyLogins = (
  service: Service,
  pool: PoolRecord,
  logins: Logins,
): Promise<readonly Login[]> =>
  Promise.all(
    Object.entries(logins)
      .filter(([provider]) => provider !== ownProvider)
      .map(([provider, token]) => verifyLogin(service, pool, provider, token)),
  );
