import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { fetchAuthSession } from 'aws-amplify/auth';
import type { Files } from '../configure.ts';

/** Amplify exchanges the ID token for credentials of the identity pool, keeps them for their hour and renews them. */
const credentials = async () => {
  const session = await fetchAuthSession();
  if (session.credentials === undefined) throw new Error('No credentials');
  return session.credentials;
};

/**
 * A file in the user's own folder, which is named by the id of the identity and not by the user's `sub`. Amplify Storage
 * would do the same on Amazon's S3, and cannot be pointed at a local one.
 */
export const ownFile = ({ region, bucket, endpoint }: Files, name: string) => {
  const local = endpoint === undefined ? {} : { endpoint, forcePathStyle: true };
  const s3 = new S3Client({ region, credentials, ...local });
  const place = async () => {
    const { identityId } = await fetchAuthSession();
    return { Bucket: bucket, Key: `private/${identityId}/${name}` };
  };
  return {
    write: async (text: string): Promise<void> => {
      const ContentType = 'text/plain; charset=utf-8';
      await s3.send(new PutObjectCommand({ ...(await place()), Body: text, ContentType }));
    },
    /** Nothing where the file was never written. */
    read: async (): Promise<string | undefined> => {
      const at = await place();
      // S3 refuses to read what is missing, unless one may list the whole bucket. The role lists its own folder.
      const folder = at.Key.slice(0, -name.length);
      const { Contents = [] } = await s3.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: folder }),
      );
      if (!Contents.some(({ Key }) => Key === at.Key)) return undefined;
      const { Body } = await s3.send(new GetObjectCommand(at));
      return await Body?.transformToString();
    },
  };
};
