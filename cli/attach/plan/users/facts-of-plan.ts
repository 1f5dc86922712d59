import type { TriggerChange } from '../changes.ts';
import type { Observed } from '../observed.ts';
import type { SuiteSettings } from './suite-settings.ts';
import type { Change } from './user-change.ts';
import { type UserFacts, userPoolFacts } from './user-facts.ts';

const settingsOf = (
  { functions }: Observed,
  changes: readonly TriggerChange[],
): readonly (SuiteSettings | 'hidden')[] =>
  changes.flatMap(({ to }) => {
    const settings = to === undefined ? undefined : functions.get(to.function)?.settings;
    return settings ?? [];
  });

/** The facts for the triggers that a plan changes: a function that is called already changes nothing. */
export const userFactsOf = (observed: Observed, changes: readonly TriggerChange[]): UserFacts => ({
  pool: userPoolFacts(observed.state.pool),
  clients: observed.clients,
  settings: Object.assign(
    {},
    ...settingsOf(observed, changes).filter((settings) => settings !== 'hidden'),
  ),
});

export const changeOfPlan = (changes: readonly TriggerChange[]): Change => ({
  set: changes.filter(({ to }) => to !== undefined).map(({ trigger }) => trigger),
  taken: changes.filter(({ from }) => from !== undefined).map(({ trigger }) => trigger),
});

/** What could not be read, so that nothing is said of it. */
export const unreadNotes = (
  observed: Observed,
  changes: readonly TriggerChange[],
): readonly string[] => [
  ...(observed.clients === undefined && changes.length > 0
    ? [
        'These credentials may not read the app clients (cognito-idp:ListUserPoolClients, cognito-idp:DescribeUserPoolClient): whether passwords are allowed in this pool is not known.',
      ]
    : []),
  ...(settingsOf(observed, changes).includes('hidden')
    ? [
        "The environment of the functions could not be decrypted (kms:Decrypt on the stack's key): what changes for users is not known.",
      ]
    : []),
];
