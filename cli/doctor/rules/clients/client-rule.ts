import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { allowsFlow } from '#shared/cognito/auth-flows.ts';
import type { Facts } from '../../facts.ts';
import type { Finding } from '../../finding.ts';

/** What weakens a sign-in through one app client, with the jq program that mends its settings. */
export type ClientRule = (
  client: UserPoolClientType,
  facts: Facts,
) => (Omit<Finding, 'subject' | 'fix'> & { readonly change: string }) | undefined;

/** A client for machines or for managed login only takes no part in a code sign-in. */
export const signsInByCode = (client: UserPoolClientType): boolean =>
  allowsFlow(client, 'CUSTOM_AUTH');
