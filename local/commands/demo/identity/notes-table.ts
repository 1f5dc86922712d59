import { accountId, region } from '../../../identity.ts';
import type { TableDefinition } from '../../../services/dynamodb/table-definition.ts';
import type { Parameters } from '../../../template/parameters.ts';

/** The app's own table, whose rows belong to tenants. */
export const notes = 'Notes';

/** What the example asks of template.yaml: guests, a tenant for new profiles, and a table of the app. */
export const identityParameters: Parameters = {
  GuestAccess: 'yes',
  DefaultTenant: 'acme',
  TenantTableArn: `arn:aws:dynamodb:${region}:${accountId}:table/${notes}`,
};

/** Rows by their tenant. */
export const notesTable = {
  name: notes,
  create: {
    TableName: notes,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'tenant', AttributeType: 'S' },
      { AttributeName: 'id', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'tenant', KeyType: 'HASH' },
      { AttributeName: 'id', KeyType: 'RANGE' },
    ],
  },
} satisfies TableDefinition;
