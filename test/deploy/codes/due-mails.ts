import { setTimeout as sleep } from 'node:timers/promises';
import { paginateListTables, paginateScan } from '@aws-sdk/client-dynamodb';
import { dynamodb } from '../support/clients.ts';

/** Longer than the lease of a courier whose process ended (15 s), the emulator's pause after a failed run, and a start. */
const patienceMs = 30_000;

const tablesOfChallenges = async (): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamodb }, {})) {
    names.push(...TableNames.filter((name) => name.includes('ChallengesTable')));
  }
  return names;
};

const isAnyDueIn = async (TableName: string): Promise<boolean> => {
  const due = {
    TableName,
    FilterExpression: 'delivery = :due OR delivery = :sending',
    ExpressionAttributeValues: { ':due': { S: 'due' }, ':sending': { S: 'sending' } },
  };
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, due)) {
    if (Items.length > 0) return true;
  }
  return false;
};

const isAnyDue = async (): Promise<boolean> => {
  const tables = await tablesOfChallenges();
  return (await Promise.all(tables.map(isAnyDueIn))).includes(true);
};

/**
 * Waits until the couriers of all stacks have taken what was due: the stream reaches them after the sign-in's start has
 * been answered. A mail that cannot be sent ends the wait as well.
 */
export const deliveriesDone = async (): Promise<void> => {
  const end = Date.now() + patienceMs;
  while ((await isAnyDue()) && Date.now() < end) await sleep(50);
};
