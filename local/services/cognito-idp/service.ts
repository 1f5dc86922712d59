import type { CallLog } from '../../observe/call-log.ts';
import type { Clock } from '../../observe/clock.ts';
import type { FunctionHost } from '../../observe/function-host.ts';
import type { Settings } from '../../observe/settings.ts';
import type { RecordTrigger } from '../../observe/trigger-log.ts';
import type { RecordUser } from '../../observe/user-change.ts';
import type { Store } from './store/store.ts';

/** A message that Cognito itself sends; the outbox keeps it. */
export type OutgoingMessage = {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** What every operation gets. */
export type Service = {
  readonly store: Store;
  /** The pool's clock; `now()` in milliseconds. */
  readonly clock: Clock;
  readonly settings: Settings;
  readonly functions: FunctionHost;
  readonly recordTrigger: RecordTrigger;
  readonly recordUser: RecordUser;
  readonly recordCall: CallLog['record'];
  /** Both throw CodeDeliveryFailureException when the message cannot be delivered. */
  deliverEmail(message: OutgoingMessage): Promise<void>;
  deliverSms(message: { readonly to: string; readonly text: string }): Promise<void>;
  /** What is compared for an answer by the user of this address: test codes replace it. */
  answerFor?(address: string, answer: string): string;
  /** Where links in mails lead: the stack's own address, in place of the pool's domain. */
  readonly linkBase: string;
  readonly region: string;
  /** What issuers begin with: Amazon's address of the Region, or that of this stack. */
  readonly issuerBase: string;
  readonly accountId: string;
};
