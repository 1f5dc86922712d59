import { randomUUID } from 'node:crypto';

/** What a table's stream hands over. */
export type StreamRecord = {
  readonly table: string;
  readonly eventName: 'INSERT' | 'MODIFY';
  readonly keys: Readonly<Record<string, unknown>>;
  readonly newImage: Readonly<Record<string, unknown>>;
};

export type StreamPlace = { readonly region: string; readonly accountId: string };

/** A record as Lambda hands it to a function (Lambda guide: with-ddb, example event). */
export const lambdaRecord = (
  { table, eventName, keys, newImage }: StreamRecord,
  { region, accountId }: StreamPlace,
  sequence: number,
  now: number,
) => ({
  eventID: randomUUID().replaceAll('-', ''),
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: region,
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(now / 1000),
    Keys: keys,
    NewImage: newImage,
    SequenceNumber: String(sequence).padStart(21, '0'),
    SizeBytes: Buffer.byteLength(JSON.stringify(newImage)),
    StreamViewType: 'NEW_IMAGE',
  },
  eventSourceARN: `arn:aws:dynamodb:${region}:${accountId}:table/${table}/stream/2026-01-01T00:00:00.000`,
});

export type LambdaRecord = ReturnType<typeof lambdaRecord>;
