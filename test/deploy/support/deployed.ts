import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type SignIn, signInWith } from '../../support/pool/sign-in.ts';
import { deliveriesDone } from '../codes/due-mails.ts';
import { sentMails } from '../codes/mailbox.ts';
import { dynamodb } from './clients.ts';
import { forMiniStack } from './for-ministack.ts';
import { deployArguments, succeed } from './sam.ts';
import type { Stack } from './stack.ts';

/** Where MiniStack listens; every AWS client here takes it, the region and the keys from the same environment. */
export const endpoint = process.env.AWS_ENDPOINT_URL ?? '';

export const stackName = 'own-pool';
export const attachedStackName = 'their-pool';
export const senderAddress = 'no-reply@example.com';

/** A build folder of its own, so that the one of a person who works here stays as it is. */
export const workDirectory = '.build/deploy';
const buildDirectory = `${workDirectory}/built`;
const adjustedTemplate = `${buildDirectory}/for-ministack.yaml`;

/** Plain `sam build`, and beside its template the one that MiniStack can read. */
export const buildWithSam = async (): Promise<void> => {
  await mkdir(workDirectory, { recursive: true });
  await succeed('sam', ['build', '--build-dir', buildDirectory]);
  const built = await readFile(`${buildDirectory}/template.yaml`, 'utf8');
  await writeFile(adjustedTemplate, forMiniStack(built));
};

export const deployment = (name: string, parameters: Readonly<Record<string, string>> = {}) =>
  deployArguments(adjustedTemplate, name, parameters);

/** Every mail so far, once the couriers have nothing left to send. */
const mailsOfNow = async () => {
  await deliveriesDone();
  return sentMails(endpoint)();
};

/** The steps of a sign-in at the pool and client named. */
export const signInAt = (userPoolClientId: string): SignIn =>
  signInWith({
    url: endpoint,
    info: { region: process.env.AWS_REGION ?? '', userPoolClientId },
    outbox: mailsOfNow,
  });

export const signInTo = (stack: Stack): SignIn => signInAt(stack.output('UserPoolClientId'));

export const rowOf = async (
  TableName: string,
  key: Readonly<Record<string, string>>,
): Promise<Record<string, unknown> | undefined> => {
  const Key = Object.fromEntries(Object.entries(key).map(([name, S]) => [name, { S }]));
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key }));
  return Item === undefined ? undefined : unmarshall(Item);
};

export const profileOf = (stack: Stack, userId: string) =>
  rowOf(stack.output('ProfilesTableName'), { userId });
