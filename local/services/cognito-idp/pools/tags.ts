import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';

/** Most tags of a resource (Tagging AWS resources: naming limits). */
const mostTags = 50;

type Tags = Readonly<Record<string, string>>;

/** The pool of this ARN; only pools have tags. @throws {CognitoError} ResourceNotFoundException */
export const poolOfArn = ({ store }: Service, arn: string): PoolRecord => {
  const pool = store.pools.values().find(({ properties }) => properties.Arn === arn);
  if (pool !== undefined) return pool;
  throw new CognitoError('ResourceNotFoundException', `Resource ${arn} does not exist.`);
};

export const tagsOf = ({ properties }: PoolRecord): Tags => properties.UserPoolTags ?? {};

export const saveTags = ({ store }: Service, pool: PoolRecord, tags: Tags): void => {
  if (Object.keys(tags).length > mostTags) {
    throw invalidParameter(`A resource has at most ${mostTags} tags`);
  }
  const properties = { ...pool.properties, UserPoolTags: { ...tags } };
  store.pools.put(pool.id, { ...pool, properties });
};
