import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Profile } from '#shared/profile/profile.ts';

/** Writes to profiles that no function makes; reading and making rows is `profilesTable`. */
export type ProfileRows = {
  /** Writes the profile if the row still has the version before it. */
  replace(profile: Profile): Promise<'written' | 'lost'>;
  /** Deletes the row if it still has this version. */
  erase(userId: string, version: number): Promise<'erased' | 'lost'>;
};

const unlessLost = async <Done extends string>(
  write: Promise<unknown>,
  done: Done,
): Promise<Done | 'lost'> => {
  try {
    await write;
    return done;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'lost';
    throw error;
  }
};

/** What a change may touch. The rest of the row, and attributes that others put there, stay as they are. */
const changeable = [
  'status',
  'roles',
  'tenant',
  'plan',
  'updatedAt',
  'updatedBy',
  'version',
] as const;

/**
 * The rows of ProfilesTable, each write conditional on the version that was read:
 *
 *   read v3  -->  write v4 if v3     (a second writer that read v3 is lost and reads again)
 */
export const profileRows = (client: DynamoDBClient, TableName: string): ProfileRows => ({
  replace: (profile) => {
    const kept = changeable.filter((name) => profile[name] !== undefined);
    const gone = changeable.filter((name) => profile[name] === undefined);
    const set = `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}`;
    const remove = gone.length === 0 ? '' : ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}`;
    return unlessLost(
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: { userId: { S: profile.userId } },
          UpdateExpression: `${set}${remove}`,
          ConditionExpression: '#version = :read',
          ExpressionAttributeNames: Object.fromEntries(
            changeable.map((name) => [`#${name}`, name]),
          ),
          ExpressionAttributeValues: marshall({
            ...Object.fromEntries(kept.map((name) => [`:${name}`, profile[name]])),
            ':read': profile.version - 1,
          }),
        }),
      ),
      'written',
    );
  },

  erase: (userId, version) =>
    unlessLost(
      client.send(
        new DeleteItemCommand({
          TableName,
          Key: { userId: { S: userId } },
          ConditionExpression: '#version = :read',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':read': { N: String(version) } },
        }),
      ),
      'erased',
    ),
});
