import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../observe/faults.ts';
import type { Message, Outbox } from '../observe/outbox.ts';
import type { Service } from '../services/cognito-idp/service.ts';
import { CognitoError } from '../services/cognito-idp/wire/cognito-error.ts';

type Delivery = Pick<Service, 'deliverEmail' | 'deliverSms'>;

const undelivered = () =>
  new CognitoError('CodeDeliveryFailureException', 'The code could not be delivered');

/** Puts the pool's own mails and SMS into the outbox; faults of `email` and `sms` apply as to SES. */
export const poolDelivery = (outbox: Outbox, faults: Faults): Delivery => {
  const deliver = async (message: Message): Promise<void> => {
    const fault = faults.match(message.channel, 'Deliver');
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault?.mode === 'fail' || fault?.mode === 'throttle') throw undelivered();
    // No response: the client's time-out ends its call.
    if (fault?.mode === 'stall') await new Promise(() => undefined);
    outbox.deliver(message);
    if (fault?.mode === 'fail-after-applying') throw undelivered();
  };
  return {
    deliverEmail: (message) => deliver({ channel: 'email', ...message }),
    deliverSms: ({ to, text }) =>
      deliver({ channel: 'sms', to, from: '', subject: '', text, html: '' }),
  };
};
