import type { Finding } from '../../doctor/finding.ts';
import type { AccountFacts, AccountRule, SendingFacts } from '../facts.ts';
import { guide } from '../guide.ts';

const about = (
  { deployment }: AccountFacts,
  finding: Omit<Finding, 'subject' | 'fix'> & { readonly fix?: string },
): readonly Finding[] => [
  {
    subject: `SES in ${deployment.region}`,
    fix: `aws sesv2 get-account --region ${deployment.region}`,
    ...finding,
  },
];

/** A rule about SES's account, where it could be read. */
const whenRead =
  (judge: (sending: SendingFacts, facts: AccountFacts) => readonly Finding[]): AccountRule =>
  (facts) =>
    facts.sending === undefined ? [] : judge(facts.sending, facts);

const sandbox = whenRead(({ production, max24HourSend }, facts) =>
  production
    ? []
    : about(facts, {
        id: 'ses-sandbox',
        severity: 'warning',
        reason: `SES is in the sandbox: it sends to verified addresses only, ${max24HourSend} mails a day. Verify the mailbox of the first code, and request production access before other people sign in.`,
        fix: `aws sesv2 create-email-identity --email-identity you@example.net --region ${facts.deployment.region}`,
        guide: guide.sandbox,
      }),
);

const stopped = whenRead(({ enabled, enforcement }, facts) =>
  enabled && enforcement !== 'SHUTDOWN'
    ? []
    : about(facts, {
        id: 'sending-stopped',
        severity: 'error',
        reason: `SES sends nothing from this account in this Region (SendingEnabled ${enabled}, EnforcementStatus ${enforcement}).`,
        guide: guide.enforcement,
      }),
);

const onProbation = whenRead(({ enforcement }, facts) =>
  enforcement !== 'PROBATION'
    ? []
    : about(facts, {
        id: 'sending-on-probation',
        severity: 'warning',
        reason:
          'SES has the account on probation for bounces or complaints and may stop its sending.',
        guide: guide.enforcement,
      }),
);

/** SES answers -1 for an account without a quota. */
const quotaUsed = whenRead(({ max24HourSend, sentLast24Hours }, facts) => {
  const share = max24HourSend < 0 ? 0 : sentLast24Hours / max24HourSend;
  if (share < 0.8) return [];
  return about(facts, {
    id: share >= 1 ? 'sending-quota-used-up' : 'sending-quota-nearly-used',
    severity: share >= 1 ? 'error' : 'warning',
    reason: `SES has sent ${sentLast24Hours} of ${max24HourSend} mails in the last 24 hours.`,
    guide: guide.sendingQuotas,
  });
});

/** The rate that AWS gives at first to accounts outside the sandbox. */
const usualRate = 14;

const slow = whenRead(({ production, maxSendRate }, facts) =>
  !production || maxSendRate < 0 || maxSendRate >= usualRate
    ? []
    : about(facts, {
        id: 'sending-rate-low',
        severity: 'note',
        reason: `SES sends ${maxSendRate} mails a second. More sign-ins than that in a second wait for their codes.`,
        guide: guide.sendingQuotas,
      }),
);

export const sendingRules: readonly AccountRule[] = [
  stopped,
  sandbox,
  onProbation,
  quotaUsed,
  slow,
];
