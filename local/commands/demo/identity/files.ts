import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { region } from '../../../identity.ts';
import { type DemoContext, earlier, hold, type Step } from '../context.ts';
import { refusalOf } from '../identity-clients.ts';

/** With the credentials of the signed-in user. */
export const clientsIn = ({ clients }: DemoContext) => earlier(clients, 'credentials');

export const bucketOf = ({ info }: DemoContext) =>
  earlier(info.userFilesBucket ?? undefined, 'bucket');

export const ownFolder: Step = {
  name: 'the own folder',
  run: async (context) => {
    const { s3 } = clientsIn(context);
    const identityId = earlier(context.identityId, 'identity');
    const file = { Bucket: bucketOf(context), Key: `private/${identityId}/notes.txt` };
    await s3.send(new PutObjectCommand({ ...file, Body: 'buy milk' }));
    const { Body } = await s3.send(new GetObjectCommand(file));
    const text = await Body?.transformToString();
    hold(text === 'buy milk', 'the file holds what was written');
    return [`PutObject and GetObject ${file.Key}: «${text}»`];
  },
};

export const anotherFolder: Step = {
  name: "another user's folder",
  run: async (context) => {
    const Key = `private/${region}:00000000-0000-4000-8000-000000000000/notes.txt`;
    const { s3 } = clientsIn(context);
    const Bucket = bucketOf(context);
    return [`GetObject ${Key}:`, await refusalOf(s3.send(new GetObjectCommand({ Bucket, Key })))];
  },
};
