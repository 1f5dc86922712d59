import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import type { Rule } from '../../facts.ts';
import { clientFix } from '../../fix.ts';
import type { ClientRule } from './client-rule.ts';
import { noCodes, srpPasswords, weakerFlows } from './flows.ts';
import { implicitGrant, managedLogin, plainCallback } from './managed-login.ts';
import { shortSession, tellsWhoIsThere } from './sign-in.ts';
import { longAccessToken, noRevocation, noRotation } from './tokens.ts';
import { writeAttributes } from './write-attributes.ts';

const rules: readonly ClientRule[] = [
  tellsWhoIsThere,
  weakerFlows,
  srpPasswords,
  noCodes,
  shortSession,
  noRevocation,
  noRotation,
  longAccessToken,
  implicitGrant,
  managedLogin,
  plainCallback,
  writeAttributes,
];

export const clientName = ({ ClientId = '', ClientName = '' }: UserPoolClientType): string =>
  ClientName === '' ? `app client ${ClientId}` : `app client ${ClientId} (${ClientName})`;

/** What weakens a sign-in through one app client, for each of them. */
export const clientRules: Rule = (facts) =>
  facts.clients.flatMap((client) =>
    rules.flatMap((rule) => {
      const found = rule(client, facts);
      if (found === undefined) return [];
      const { change, ...finding } = found;
      const fix = clientFix(facts.userPoolId, client.ClientId ?? '', change);
      return [{ subject: clientName(client), ...finding, fix }];
    }),
  );
