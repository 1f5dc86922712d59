import type { Rule, Unread } from '../facts.ts';
import { guide } from '../guide.ts';

/** A doctor who could not look must not let it pass for health. One note an action, however often it was refused. */
export const unreadRules: Rule = ({ unread, userPoolId }) => {
  const byAction = Map.groupBy(unread, ({ action, why }: Unread) => `${action} answered ${why}`);
  return [...byAction].map(([refusal, refused]) => ({
    id: 'not-looked-at',
    severity: 'note',
    subject: refused.map(({ about }) => about).join(', '),
    reason: `Not looked at: ${refusal}.`,
    fix: `npm run doctor -- --user-pool-id ${userPoolId}   # with ${refused[0]?.action} allowed`,
    guide: guide.identityRoles,
  }));
};
