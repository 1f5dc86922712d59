import * as v from 'valibot';
import type { TableDefinition } from '../services/dynamodb/table-definition.ts';
import { readProperties } from './read-properties.ts';
import type { Template } from './template.ts';

const KeySchema = v.array(
  v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }),
);

const PropertiesSchema = v.looseObject({
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  KeySchema,
  GlobalSecondaryIndexes: v.optional(
    v.array(
      v.object({
        IndexName: v.string(),
        KeySchema,
        Projection: v.object({ ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']) }),
      }),
    ),
  ),
  TimeToLiveSpecification: v.optional(
    v.object({ AttributeName: v.string(), Enabled: v.boolean() }),
  ),
});

const define = (name: string, properties: object): TableDefinition => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, TimeToLiveSpecification } =
    readProperties(PropertiesSchema, properties, name);
  return {
    name,
    create: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    },
    ...(TimeToLiveSpecification?.Enabled === true && {
      ttlAttribute: TimeToLiveSpecification.AttributeName,
    }),
  };
};

/** The tables that the template declares: their keys and indexes. Streams, backups and KMS keys are left out. */
export const tablesOf = ({ resources }: Template): readonly TableDefinition[] =>
  resources
    .filter(({ type }) => type === 'AWS::DynamoDB::Table')
    .map(({ logicalId, properties }) => define(logicalId, properties));
