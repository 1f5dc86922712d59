import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import type { DueMail } from '../../ports.ts';
import { type Row, stateOf } from './row.ts';

const dueMailIn = (row: Row): DueMail | undefined => {
  const rowKey = v.parse(v.pipe(v.string(), v.startsWith('2U#')), row.pk);
  const { delivery, slots, mails } = stateOf(row);
  const challenge = slots[delivery.slot];
  if (challenge === undefined || delivery.status !== 'due') return undefined;
  const { slot, mailNumber, envelope } = delivery;
  return { rowKey, slot, mailNumber, envelope, challenge, dueAt: mails[0] ?? 0 };
};

/** The mail that a stream record announces, or nothing where the record's image is not such a row. Never throws. */
export const readDueMail = (
  image: Readonly<Record<string, AttributeValue>>,
): DueMail | undefined => {
  try {
    return dueMailIn(unmarshall({ ...image }));
  } catch {
    return undefined;
  }
};
