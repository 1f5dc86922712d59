import type { Facts, IdentityPoolFacts } from '../../../cli/doctor/facts.ts';
import { aRole, healthyFacts } from './healthy-facts.ts';

/* The healthy pool with one thing changed. */

type Client = Facts['clients'][number];

export const withPool = (changes: Facts['pool']): Facts => ({
  ...healthyFacts,
  pool: { ...healthyFacts.pool, ...changes },
});

export const withClient = (changes: Client): Facts => ({
  ...healthyFacts,
  clients: healthyFacts.clients.map((client) => ({ ...client, ...changes })),
});

/** An app whose users sign up by themselves, with the settings that the functions have by default. */
export const withApp = (client: Client, changes: object = {}): Facts => ({
  ...withClient(client),
  pool: { ...healthyFacts.pool, AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } },
  triggers: healthyFacts.triggers.map((one) =>
    one.trigger === 'PreSignUp'
      ? {
          ...one,
          settings: {
            SELF_SIGN_UP: 'open',
            SIGN_UP_CONFIRMATION: 'first-code',
            ALLOWED_SIGN_UP_ATTRIBUTES: 'email,name',
            ...changes,
          },
        }
      : one,
  ),
});

/** A pool that confirms with a link, and the suite's function of CustomMessage. */
export const withMailByLink: Facts = {
  ...healthyFacts,
  pool: {
    ...healthyFacts.pool,
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' },
  },
  triggers: [
    ...healthyFacts.triggers,
    ...healthyFacts.triggers.slice(0, 1).map((one) => ({
      ...one,
      trigger: 'CustomMessage' as const,
      settings: { DEFAULT_LOCALE: 'en' },
    })),
  ],
};

export const withIdentityPool = (changes: Partial<IdentityPoolFacts>): Facts => {
  if (healthyFacts.identityPool === undefined) throw new Error('healthy facts have one');
  return { ...healthyFacts, identityPool: { ...healthyFacts.identityPool, ...changes } };
};

export const withDescription = (changes: Partial<IdentityPoolFacts['description']>): Facts => {
  const { identityPool } = healthyFacts;
  if (identityPool === undefined) throw new Error('healthy facts have one');
  return withIdentityPool({ description: { ...identityPool.description, ...changes } });
};

export const withTrust = (trust: unknown): Facts =>
  withIdentityPool({ roleFacts: [aRole({ trust })] });

export const withoutTrigger = (...names: readonly string[]): Facts => ({
  ...healthyFacts,
  triggers: healthyFacts.triggers.filter(({ trigger }) => !names.includes(trigger)),
});

export const withPermission = (statement: object): Facts => ({
  ...healthyFacts,
  triggers: healthyFacts.triggers.map((one) =>
    one.trigger === 'CreateAuthChallenge'
      ? { ...one, policy: JSON.stringify({ Statement: statement }) }
      : one,
  ),
});

export const withTable = (description: object, timeToLive = 'ENABLED'): Facts => ({
  ...healthyFacts,
  challengesTable: { description: { TableName: 'challenges', ...description }, timeToLive },
});
