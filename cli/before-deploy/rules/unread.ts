import type { AccountRule } from '../facts.ts';
import { guide } from '../guide.ts';

/** A run whose reading was denied is incomplete: one note for each action. */
export const unreadRule: AccountRule = ({ unread }) =>
  unread.map(({ action, about, why }) => ({
    id: 'not-looked-at',
    severity: 'note',
    subject: about,
    reason: `Not looked at: ${action} answered ${why}.`,
    fix: `npm run doctor -- --before-deploy   # with ${action} allowed`,
    guide: guide.simulation,
  }));
