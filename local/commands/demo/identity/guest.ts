import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { localCredentials } from '../../../identity.ts';
import type { Step } from '../context.ts';
import { clientsOf, refusalOf } from '../identity-clients.ts';
import { exchange } from './exchange.ts';
import { bucketOf } from './files.ts';

export const guest: Step = {
  name: 'a guest',
  run: async (context) => {
    const Bucket = bucketOf(context);
    const file = { Bucket, Key: 'public/welcome.txt' };
    const owner = clientsOf(context.info, localCredentials);
    await owner.s3.send(new PutObjectCommand({ ...file, Body: 'welcome' }));
    const { identityId, credentials } = await exchange(context, undefined);
    const { s3 } = clientsOf(context.info, credentials);
    const { Body } = await s3.send(new GetObjectCommand(file));
    const Key = `private/${context.identityId}/notes.txt`;
    return [
      `Identity ${identityId}, without any token`,
      `GetObject ${file.Key}: «${await Body?.transformToString()}»`,
      `PutObject ${file.Key}:`,
      await refusalOf(s3.send(new PutObjectCommand({ ...file, Body: 'mine' }))),
      "GetObject of the signed-in user's file:",
      await refusalOf(s3.send(new GetObjectCommand({ Bucket, Key }))),
    ];
  },
};
