import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { defaultAuthFlows } from '#shared/cognito/auth-flows.ts';
import type { Refusal } from '../../attach/plan/refusal.ts';
import { mailByLink } from '../../attach/plan/rules/mail-by-link.ts';
import { passwordAlone } from '../../attach/plan/rules/password-alone.ts';
import { passwordsWithoutConfirmation } from '../../attach/plan/rules/passwords-without-confirmation.ts';
import { signUpWouldFail } from '../../attach/plan/rules/sign-up-would-fail.ts';
import { type UserFacts, userPoolFacts } from '../../attach/plan/users/user-facts.ts';
import type { Facts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { clientFix } from '../fix.ts';
import { guide } from '../guide.ts';
import { clientName } from './clients/clients.ts';

/* What attach refuses before it sets the triggers, found in a pool whose triggers are set. */

const passwordFlows = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
];

const withoutPasswords = [
  `.ExplicitAuthFlows = ((.ExplicitAuthFlows // ${JSON.stringify(defaultAuthFlows)}) - ${JSON.stringify(passwordFlows)} | if length == 0 then ["ALLOW_CUSTOM_AUTH"] else . end)`,
  'if .SupportedIdentityProviders then .SupportedIdentityProviders -= ["COGNITO"] else . end',
].join(' | ');

const userFactsOf = (
  { pool, triggers }: Facts,
  clients: readonly UserPoolClientType[],
): UserFacts => ({
  pool: userPoolFacts(pool),
  clients,
  settings: Object.assign({}, ...triggers.map(({ settings }) => settings ?? {})),
});

const reasonOf = ({ why, whatToDo }: Refusal): string => `${why} ${whatToDo}`;

type ClientFinding = Pick<Finding, 'id' | 'severity' | 'guide'> & {
  readonly judge: (facts: UserFacts) => readonly Refusal[];
  readonly change: string;
};

const byClient: readonly ClientFinding[] = [
  {
    id: 'passwords-without-confirmation',
    severity: 'error',
    guide: guide.confirmation,
    judge: passwordsWithoutConfirmation,
    change: withoutPasswords,
  },
  {
    id: 'password-alone',
    severity: 'error',
    guide: guide.flows,
    judge: passwordAlone,
    change: withoutPasswords,
  },
];

/** One finding for each client, since each has a fix of its own. */
const clientFindings: Rule = (facts) =>
  facts.clients.flatMap((client) =>
    byClient.flatMap(({ judge, change, ...finding }) =>
      judge(userFactsOf(facts, [client])).map((refusal) => ({
        ...finding,
        subject: clientName(client),
        reason: reasonOf(refusal),
        fix: clientFix(facts.userPoolId, client.ClientId ?? '', change),
      })),
    ),
  );

const signUpFindings: Rule = (facts) =>
  signUpWouldFail(userFactsOf(facts, facts.clients)).map((refusal) => ({
    id: 'sign-up-fails',
    severity: 'warning',
    subject: `user pool ${facts.userPoolId}`,
    reason: reasonOf(refusal),
    fix: `npm run attach -- detach --user-pool-id ${facts.userPoolId} --triggers PreSignUp`,
    guide: guide.attributes,
  }));

const mailFindings: Rule = ({ userPoolId, pool, triggers }) => {
  const settings = triggers.find(({ trigger }) => trigger === 'CustomMessage')?.settings;
  return mailByLink(userPoolFacts(pool), settings).map((refusal) => ({
    id: 'mail-by-link',
    severity: 'error',
    subject: `user pool ${userPoolId}`,
    reason: reasonOf(refusal),
    fix: `npm run attach -- detach --user-pool-id ${userPoolId} --triggers CustomMessage`,
    guide: guide.confirmation,
  }));
};

export const userRules: readonly Rule[] = [clientFindings, signUpFindings, mailFindings];
