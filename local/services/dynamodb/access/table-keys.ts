import {
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../table-definition.ts';
import type { Connection } from '../tables.ts';

/** The partition keys of a table: its own under the empty name, those of its indexes under theirs. */
export type PartitionKeys = ReadonlyMap<string, string>;

/** Undefined where there is no such table. */
export type FindTable = (name: string) => Promise<PartitionKeys | undefined>;

type Described = {
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  readonly GlobalSecondaryIndexes?: readonly Index[] | undefined;
  readonly LocalSecondaryIndexes?: readonly Index[] | undefined;
};

type Index = {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
};

const hashKeyOf = (schema: Index['KeySchema']): string =>
  schema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';

const partitionKeysOf = ({
  KeySchema,
  GlobalSecondaryIndexes = [],
  LocalSecondaryIndexes = [],
}: Described): PartitionKeys =>
  new Map([
    ['', hashKeyOf(KeySchema)],
    ...[...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map((index): [string, string] => [
      index.IndexName ?? '',
      hashKeyOf(index.KeySchema),
    ]),
  ]);

/**
 * Finds the template's tables without a call, and asks the engine for others, such as an app's own. The engine is asked
 * each time: such a table may be deleted and made anew with another key.
 */
export const tableFinder = (
  connection: Connection,
  declared: readonly TableDefinition[],
): { readonly find: FindTable; stop(): void } => {
  const known = new Map(declared.map(({ name, create }) => [name, partitionKeysOf(create)]));
  const client = new DynamoDBClient(connection);
  return {
    find: async (name) => {
      const found = known.get(name);
      if (found !== undefined) return found;
      try {
        const { Table = {} } = await client.send(new DescribeTableCommand({ TableName: name }));
        return partitionKeysOf(Table);
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    stop: () => client.destroy(),
  };
};
