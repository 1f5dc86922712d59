import assert from 'node:assert/strict';
import { run, succeed } from '../support/sam.ts';
import type { Stack } from '../support/stack.ts';

/** What must be the same resource after every update: it holds users, data or keys, or apps know its id. */
const kept = [
  ...['UserPool', 'UserPoolClient', 'IdentityPool'],
  ...['ProfilesTable', 'ChallengesTable', 'CodePepper'],
];

/** A stack without files has no bucket; the one that it had is left, see {@link bucketExists}. */
const bucketOf = ({ parameters }: Stack): readonly string[] =>
  parameters.get('FileBucket') === 'no' ? [] : ['UserFilesBucket'];

export const assertKept = (before: Stack, after: Stack): void => {
  for (const logicalId of [...kept, ...bucketOf(after)]) {
    assert.equal(after.physicalId(logicalId), before.physicalId(logicalId), logicalId);
  }
};

/** A key that left its stack still decrypts: `Enabled`. */
export const stateOfKey = async (keyId: string): Promise<string> => {
  const { stdout } = await succeed('aws', [
    ...['kms', 'describe-key', '--key-id', keyId],
    ...['--query', 'KeyMetadata.KeyState', '--output', 'text'],
  ]);
  return stdout.trim();
};

export const bucketExists = async (name: string): Promise<boolean> =>
  (await run('aws', ['s3', 'ls', `s3://${name}`])).code === 0;
