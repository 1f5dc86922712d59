import { PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localCredentials, region } from '../../../identity.ts';
import { createTables } from '../../../services/dynamodb/tables.ts';
import { type DemoContext, hold, type Step } from '../context.ts';
import { refusalOf } from '../identity-clients.ts';
import { clientsIn } from './files.ts';
import { notes, notesTable } from './notes-table.ts';

const rowOf = (tenant: string) => ({
  TableName: notes,
  Item: { tenant: { S: tenant }, id: { S: '1' }, text: { S: 'hello' } },
});

const rowsOf = (tenant: string) =>
  new QueryCommand({
    TableName: notes,
    KeyConditionExpression: 'tenant = :tenant',
    ExpressionAttributeValues: { ':tenant': { S: tenant } },
  });

const makeTable = ({ info }: DemoContext) =>
  createTables({ endpoint: info.dynamodbEndpoint, region, credentials: localCredentials }, [
    notesTable,
  ]);

export const tenantRows: Step = {
  name: "the own tenant's rows",
  run: async (context) => {
    await makeTable(context);
    const { dynamodb } = clientsIn(context);
    await dynamodb.send(new PutItemCommand(rowOf('acme')));
    const { Count } = await dynamodb.send(rowsOf('acme'));
    hold(Count === 1, 'the row of the tenant');
    return [
      'The claim tenant=acme became the tag aws:PrincipalTag/tenant of the session.',
      `PutItem and Query with tenant acme: ${Count} row.`,
      'PutItem with tenant globex:',
      await refusalOf(dynamodb.send(new PutItemCommand(rowOf('globex')))),
      'Scan, which names no tenant:',
      await refusalOf(dynamodb.send(new ScanCommand({ TableName: notes }))),
    ];
  },
};
