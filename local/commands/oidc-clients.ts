import { InvalidArgumentError } from 'commander';
import type { OidcClients } from '../stack/token-providers.ts';

/** Adds one `provider=client id` of `--oidc-client` to those before it; a provider may have several. */
export const collectOidcClient = (text: string, before: OidcClients = {}): OidcClients => {
  const at = text.indexOf('=');
  const [provider, id] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || id === '') throw new InvalidArgumentError('It must be provider=client id.');
  return { ...before, [provider]: [...(before[provider] ?? []), id] };
};
