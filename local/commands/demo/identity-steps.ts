import { GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { accountId, localCredentials, region } from '../../identity.ts';
import type { TableDefinition } from '../../services/dynamodb/table-definition.ts';
import { createTables } from '../../services/dynamodb/tables.ts';
import type { Parameters } from '../../template/parameters.ts';
import { type DemoContext, earlier, getLocal, hold, type Step } from './context.ts';
import { type AwsCredentials, clientsOf, refusalOf } from './identity-clients.ts';

const table = 'Notes';

/** What the example asks of template.yaml: guests, a tenant for new profiles, and a table of the app. */
export const identityParameters: Parameters = {
  GuestAccess: 'yes',
  DefaultTenant: 'acme',
  TenantTableArn: `arn:aws:dynamodb:${region}:${accountId}:table/${table}`,
};

const exchange = async (
  { identities, info }: DemoContext,
  Logins: Readonly<Record<string, string>> | undefined,
) => {
  const logins = Logins === undefined ? {} : { Logins };
  const { IdentityId } = await identities.send(
    new GetIdCommand({ IdentityPoolId: info.identityPoolId, ...logins }),
  );
  const { Credentials } = await identities.send(
    new GetCredentialsForIdentityCommand({ IdentityId, ...logins }),
  );
  const credentials: AwsCredentials = {
    accessKeyId: earlier(Credentials?.AccessKeyId, 'access key'),
    secretAccessKey: earlier(Credentials?.SecretKey, 'secret key'),
    sessionToken: earlier(Credentials?.SessionToken, 'session token'),
  };
  return { identityId: earlier(IdentityId, 'identity'), credentials, Credentials };
};

const exchangeToken: Step = {
  name: 'the ID token for AWS credentials',
  run: async (context) => {
    const { userPoolId } = context.info;
    const { identityId, credentials, Credentials } = await exchange(context, {
      [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: earlier(context.idToken, 'ID token'),
    });
    context.identityId = identityId;
    context.clients = clientsOf(context.info, credentials);
    const minutes = Math.round(((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000);
    return [
      `Identity ${identityId}`,
      `Access key ${credentials.accessKeyId.slice(0, 8)}..., a secret and a session token, for ${minutes} minutes.`,
    ];
  },
};

const clientsIn = ({ clients }: DemoContext) => earlier(clients, 'credentials');

const bucketOf = ({ info }: DemoContext) => earlier(info.userFilesBucket ?? undefined, 'bucket');

const ownFolder: Step = {
  name: 'the own folder',
  run: async (context) => {
    const { s3 } = clientsIn(context);
    const identityId = earlier(context.identityId, 'identity');
    const file = { Bucket: bucketOf(context), Key: `private/${identityId}/notes.txt` };
    await s3.send(new PutObjectCommand({ ...file, Body: 'buy milk' }));
    const { Body } = await s3.send(new GetObjectCommand(file));
    const text = await Body?.transformToString();
    hold(text === 'buy milk', 'the file holds what was written');
    return [`PutObject and GetObject ${file.Key}: «${text}»`];
  },
};

const anotherFolder: Step = {
  name: "another user's folder",
  run: async (context) => {
    const Key = `private/${region}:00000000-0000-4000-8000-000000000000/notes.txt`;
    const { s3 } = clientsIn(context);
    const Bucket = bucketOf(context);
    return [`GetObject ${Key}:`, await refusalOf(s3.send(new GetObjectCommand({ Bucket, Key })))];
  },
};

const rowOf = (tenant: string) => ({
  TableName: table,
  Item: { tenant: { S: tenant }, id: { S: '1' }, text: { S: 'hello' } },
});

const rowsOf = (tenant: string) =>
  new QueryCommand({
    TableName: table,
    KeyConditionExpression: 'tenant = :tenant',
    ExpressionAttributeValues: { ':tenant': { S: tenant } },
  });

const definition = {
  name: table,
  create: {
    TableName: table,
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

const makeTable = ({ info }: DemoContext) =>
  createTables({ endpoint: info.dynamodbEndpoint, region, credentials: localCredentials }, [
    definition,
  ]);

const tenantRows: Step = {
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
      await refusalOf(dynamodb.send(new ScanCommand({ TableName: table }))),
    ];
  },
};

const guest: Step = {
  name: 'a guest',
  run: async (context) => {
    const Bucket = bucketOf(context);
    const file = { Bucket, Key: 'public/welcome.txt' };
    const owner = clientsOf(context.info, localCredentials);
    await owner.s3.send(new PutObjectCommand({ ...file, Body: 'welcome' }));
    const { identityId, credentials } = await exchange(context, undefined);
    const { s3 } = clientsOf(context.info, credentials);
    const { Body } = await s3.send(new GetObjectCommand(file));
    const Key = `private/${context.identityId}/notes.txt`;
    return [
      `Identity ${identityId}, without any token`,
      `GetObject ${file.Key}: «${await Body?.transformToString()}»`,
      `PutObject ${file.Key}:`,
      await refusalOf(s3.send(new PutObjectCommand({ ...file, Body: 'mine' }))),
      "GetObject of the signed-in user's file:",
      await refusalOf(s3.send(new GetObjectCommand({ Bucket, Key }))),
    ];
  },
};

type Decision = {
  readonly principal: string;
  readonly action: string;
  readonly outcome: string;
  readonly function?: string;
};

const decisions: Step = {
  name: 'every decision',
  run: async ({ info }) => {
    const all = await getLocal<Decision[]>(info, '/_local/decisions');
    const ofUsers = all.filter(({ principal }) =>
      /assumed-role\/(SignedIn|Guest)Role/.test(principal),
    );
    const roleOf = (principal: string) => principal.split('/')[1] ?? '';
    return [
      'GET /_local/decisions has each with its deciding statement:',
      ...ofUsers.map(
        ({ principal, action, outcome }) =>
          `${roleOf(principal).padEnd(14)}${action.padEnd(20)}${outcome}`,
      ),
    ];
  },
};

/** From the ID token to files and rows, and what is refused on the way. */
export const identitySteps: readonly Step[] = [
  exchangeToken,
  ownFolder,
  anotherFolder,
  tenantRows,
  guest,
  decisions,
];
