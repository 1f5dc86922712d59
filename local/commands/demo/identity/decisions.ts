import { getLocal, type Step } from '../context.ts';

type Decision = {
  readonly principal: string;
  readonly action: string;
  readonly outcome: string;
  readonly function?: string;
};

export const decisions: Step = {
  name: 'every decision',
  run: async ({ info }) => {
    const all = await getLocal<Decision[]>(info, '/_local/decisions');
    const ofUsers = all.filter(({ principal }) =>
      /assumed-role\/(SignedIn|Guest)Role/.test(principal),
    );
    const roleOf = (principal: string) => principal.split('/')[1] ?? '';
    return [
      'GET /_local/decisions has each with its deciding statement:',
      ...ofUsers.map(
        ({ principal, action, outcome }) =>
          `${roleOf(principal).padEnd(14)}${action.padEnd(20)}${outcome}`,
      ),
    ];
  },
};
