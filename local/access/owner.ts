import type { Layer } from '#shared/iam/decide/layer.ts';
import type { IssuedKey } from './keys.ts';

const everything: Layer = {
  kind: 'identity',
  name: 'the owner of the account',
  policies: [
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
    },
  ],
};

/** The pair of a key, which has no session. */
export type OwnerKey = Pick<IssuedKey, 'accessKeyId' | 'secretAccessKey'>;

/** The key of the account's root, which only resource policies limit. */
export const ownerKey = (owner: OwnerKey, account: string): IssuedKey => ({
  ...owner,
  sessionToken: '',
  expiresAt: Number.POSITIVE_INFINITY,
  principal: {
    arn: `arn:aws:iam::${account}:root`,
    roleArn: '',
    account,
    userId: account,
    layers: [everything],
    context: {},
  },
});
