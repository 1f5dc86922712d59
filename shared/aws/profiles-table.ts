import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { MalformedRowError } from '../errors.ts';
import type { ProfileChanges, Profiles } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

const keyOf = (userId: string) => ({ userId: { S: userId } });

/** The columns. A row of another shape is not trusted: reading it fails, so the user gets no tokens. */
const rowSchema = v.object({
  userId: v.string(),
  status: v.picklist(['active', 'suspended']),
  roles: v.array(v.string()),
  tenant: v.exactOptional(v.string()),
  plan: v.exactOptional(v.string()),
  locale: v.exactOptional(v.string()),
  origin: v.string(),
  createdAt: v.string(),
  updatedAt: v.string(),
  updatedBy: v.exactOptional(v.string()),
  version: v.number(),
});

/** The outcome of a conditional write: `done`, or `lost` where the condition did not hold. */
const conditional = <Done extends string, Lost extends string>(
  write: Promise<unknown>,
  done: Done,
  lost: Lost,
): Promise<Done | Lost> =>
  write.then(
    () => done,
    (error) => {
      if (error instanceof ConditionalCheckFailedException) return lost;
      throw error;
    },
  );

/** The columns of one's own that the row has. Their types are for the reader of a field, so that a wrong one costs one claim. */
const ownColumns = (row: Readonly<Record<string, unknown>>, names: readonly string[]) => {
  const stored = names.filter((name) => Object.hasOwn(row, name));
  return stored.length === 0
    ? {}
    : { own: Object.fromEntries(stored.map((name) => [name, row[name]])) };
};

const readRow = (row: Readonly<Record<string, unknown>>, own: readonly string[]): Profile => {
  const result = v.safeParse(rowSchema, row);
  if (!result.success) throw new MalformedRowError('profiles');
  return { ...result.output, ...ownColumns(row, own) };
};

/**
 * Profiles in DynamoDB, one row a user. `own`: the names of the fields of `extensions/claims.ts`, for those who read them.
 * @throws {MalformedRowError} and whatever the SDK throws, but for the failed condition, which is an answer
 */
export const profilesTable = (
  client: DynamoDBClient,
  table: string,
  own: readonly string[] = [],
): Profiles => ({
  find: async (userId) => {
    const { Item } = await client.send(
      // Consistent: a suspension counts from the moment it is written.
      new GetItemCommand({
        TableName: table,
        Key: keyOf(userId),
        ConsistentRead: true,
      }),
      abortAtDeadline(),
    );
    return Item === undefined ? undefined : readRow(unmarshall(Item), own);
  },

  create: (profile) =>
    conditional(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: marshall(profile),
          ConditionExpression: 'attribute_not_exists(userId)',
        }),
        abortAtDeadline(),
      ),
      'created',
      'exists',
    ),
});

/** The columns that a change may write. All others, and columns that are not of the suite, stay as they are. */
const changeable = [
  'status',
  'roles',
  'tenant',
  'plan',
  'updatedAt',
  'updatedBy',
  'version',
] as const satisfies readonly (keyof Profile)[];

/** Sets the columns that the profile has, and removes the changeable ones that it lacks. */
const updateTo = ({ own, ...profile }: Profile, ownNames: readonly string[]) => {
  const row: Readonly<Record<string, unknown>> = { ...own, ...profile };
  const columns = [...changeable, ...ownNames];
  const kept = columns.filter((name) => row[name] !== undefined);
  const gone = columns.filter((name) => row[name] === undefined);
  const set = `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}`;
  const remove = gone.length === 0 ? '' : ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}`;
  return {
    UpdateExpression: `${set}${remove}`,
    ExpressionAttributeNames: Object.fromEntries(columns.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(kept.map((name) => [`:${name}`, row[name]])),
  };
};

/**
 * The writes to profiles that only commands make. An export of its own, so that no function bundles them. Each write is
 * conditional on the version that was read:
 *
 *   read v3  -->  write v4 if v3     (a second writer that read v3 is lost and reads again)
 *
 * `own`: the names of the fields of `extensions/claims.ts`.
 */
export const profileChanges = (
  client: DynamoDBClient,
  table: string,
  own: readonly string[] = [],
): ProfileChanges => ({
  replace: (profile) => {
    const { values, ...update } = updateTo(profile, own);
    return conditional(
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(profile.userId),
          ...update,
          ConditionExpression: '#version = :read',
          ExpressionAttributeValues: marshall({ ...values, ':read': profile.version - 1 }),
        }),
      ),
      'written',
      'lost',
    );
  },

  erase: (userId, version) =>
    conditional(
      client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: keyOf(userId),
          ConditionExpression: '#version = :read',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':read': { N: String(version) } },
        }),
      ),
      'erased',
      'lost',
    ),
});
