import { DynamoDB, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGate } from '../../../../../local/access/gate.ts';
import type { SessionPrincipal } from '../../../../../local/access/keys.ts';
import { accountId, localCredentials, region } from '../../../../../local/identity.ts';
import { createCallLog } from '../../../../../local/observe/call-log.ts';
import { createFaults } from '../../../../../local/observe/faults.ts';
import { guardedDynamodb } from '../../../../../local/services/dynamodb/access/guarded-service.ts';
import { tableFinder } from '../../../../../local/services/dynamodb/access/table-keys.ts';
import { startDynamodb } from '../../../../../local/services/dynamodb/engine.ts';
import { startTableProxy } from '../../../../../local/services/dynamodb/table-proxy.ts';
import { newAccess, type Statements, sessionWith } from '../../../../support/access/access.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

const TableName = 'rows';
const table = `arn:aws:dynamodb:${region}:${accountId}:table/${TableName}`;

const tenantRows = {
  Sid: 'OwnTenant',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'],
  Resource: table,
  Condition: {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': `\${aws:PrincipalTag/tenant}` },
  },
};

const parts = newAccess();
const stops: (() => unknown)[] = [];
let endpoint: string;
let owner: DynamoDB;

beforeAll(async () => {
  const engine = await startDynamodb();
  const connection = { endpoint: engine.url, region, credentials: localCredentials };
  const finder = tableFinder(connection, []);
  const gate = createGate({
    access: parts.access,
    mode: 'every-call',
    services: [guardedDynamodb({ region, account: accountId }, finder.find)],
    functionRolesHold: () => true,
  });
  const proxy = await startTableProxy({
    gate,
    faults: createFaults([]),
    calls: createCallLog([]),
    target: engine.url,
    streamed: new Set(),
    publish: () => undefined,
  });
  endpoint = proxy.url;
  owner = new DynamoDB({ endpoint, region, credentials: localCredentials, maxAttempts: 1 });
  stops.push(() => owner.destroy(), proxy.stop, finder.stop, engine.stop);
  await owner.createTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  await waitUntilTableExists({ client: owner, maxWaitTime: 20, minDelay: 1 }, { TableName });
  await owner.putItem({ TableName, Item: { pk: { S: 'globex' }, secret: { S: 'x' } } });
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

const acme = (...statements: Statements): SessionPrincipal => ({
  ...sessionWith(...(statements.length === 0 ? [tenantRows] : statements)),
  context: { 'aws:PrincipalTag/tenant': 'acme' },
});

const clientOf = (principal = acme(), change: object = {}, more: object = {}) =>
  new DynamoDB({
    endpoint,
    region,
    credentials: { ...parts.credentialsOf(principal), ...change },
    maxAttempts: 1,
    ...more,
  });

const keyOf = (pk: string) => ({ TableName, Key: { pk: { S: pk } } });

const denial = (action: string, reason: string) =>
  `AccessDeniedException: User: arn:aws:sts::${accountId}:assumed-role/reader/ada is not authorized ` +
  `to perform: dynamodb:${action} on resource: ${table} ${reason}`;

describe('a user of one tenant', () => {
  it('writes and reads the rows of that tenant', async () => {
    await clientOf().putItem({ TableName, Item: { pk: { S: 'acme' }, a: { S: 'x' } } });

    const { Item } = await clientOf().getItem(keyOf('acme'));

    expect(Item).toMatchObject({ a: { S: 'x' } });
  });

  it("is denied another tenant's row in the sentence of AWS", async () => {
    expect(await refusalOf(clientOf().getItem(keyOf('globex')))).toBe(
      denial('GetItem', 'because no identity-based policy allows the dynamodb:GetItem action'),
    );
  });

  it('is denied a batch with one row of another tenant', async () => {
    const RequestItems = {
      [TableName]: { Keys: [{ pk: { S: 'acme' } }, { pk: { S: 'globex' } }] },
    };

    expect(await refusalOf(clientOf().batchGetItem({ RequestItems }))).toContain(
      'AccessDeniedException',
    );
  });

  it('is denied what the session policy leaves out', async () => {
    const principal = acme();
    const session = { kind: 'session', name: 'guests', policies: [] } as const;
    const limited = clientOf({ ...principal, layers: [...principal.layers, session] });

    expect(await refusalOf(limited.getItem(keyOf('acme')))).toBe(
      denial('GetItem', 'because no session policy allows the dynamodb:GetItem action'),
    );
  });

  it('is denied by an explicit Deny', async () => {
    const deny = { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' };

    expect(await refusalOf(clientOf(acme(tenantRows, deny)).getItem(keyOf('acme')))).toBe(
      denial('GetItem', 'with an explicit deny in an identity-based policy'),
    );
  });

  it.each([
    ['a row', (user: DynamoDB) => user.getItem({ ...keyOf('acme'), TableName: 'later' })],
    [
      'a batch',
      (user: DynamoDB) =>
        user.batchGetItem({ RequestItems: { later: { Keys: [{ pk: { S: 'a' } }] } } }),
    ],
  ])(
    'is denied %s of a table that does not exist, and the message names the key that is not known',
    async (_, call) => {
      const condition = { StringEquals: { 'dynamodb:LeadingKeys': 'acme' } };
      const limited = { ...tenantRows, Resource: '*', Condition: condition };

      expect(await refusalOf(call(clientOf(acme(limited))))).toContain(
        '(not modelled locally: value of dynamodb:LeadingKeys)',
      );
    },
  );

  it('without a condition on the key learns that a table does not exist', async () => {
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    const call = clientOf(acme(everything)).getItem({ ...keyOf('acme'), TableName: 'later' });

    expect(await refusalOf(call)).toContain('ResourceNotFoundException');
  });

  it('is denied PartiQL whatever the role allows, since it is not modelled', async () => {
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    const call = clientOf(acme(everything)).executeStatement({ Statement: 'SELECT * FROM rows' });

    expect(await refusalOf(call)).toContain('(not modelled locally: operation ExecuteStatement)');
  });

  it('reads everything by a scan under ForAllValues, and the decision says why', async () => {
    const loose = { ...tenantRows, Action: 'dynamodb:*' };

    const { Count } = await clientOf(acme(loose)).scan({ TableName });

    expect(Count).toBeGreaterThan(0);
    expect(parts.decisions.list().at(-1)).toMatchObject({
      principal: `arn:aws:sts::${accountId}:assumed-role/reader/ada`,
      action: 'dynamodb:Scan',
      resource: table,
      outcome: 'allow',
      layer: { kind: 'identity' },
      statement: { id: 'OwnTenant' },
      heldWithoutKey: ['ForAllValues:StringEquals on dynamodb:LeadingKeys'],
    });
  });

  it('without the tag is denied, and the decision names the variable without a value', async () => {
    const untagged = { ...acme(), context: {} };
    await refusalOf(clientOf(untagged).getItem(keyOf('acme')));

    expect(parts.decisions.list().at(-1)).toMatchObject({
      outcome: 'implicit-deny',
      unresolvedVariables: ['aws:PrincipalTag/tenant'],
    });
  });
});

describe('a signature that does not hold', () => {
  it.each([
    ['an unknown key', { accessKeyId: 'ASIAEXAMPLE' }, 'UnrecognizedClientException'],
    ['another secret', { secretAccessKey: 'forged' }, 'InvalidSignatureException'],
    ['another token', { sessionToken: 'forged' }, 'UnrecognizedClientException'],
    ['no token', { sessionToken: undefined }, 'UnrecognizedClientException'],
  ])('of %s is refused', async (_, change, expected) => {
    expect(await refusalOf(clientOf(acme(), change).getItem(keyOf('acme')))).toMatch(
      new RegExp(`^${expected}`),
    );
  });

  it('of a session that has ended is refused', async () => {
    const key = parts.keys.issue(acme(), 60, parts.clock.now() - 61_000);

    expect(await refusalOf(clientOf(acme(), key).getItem(keyOf('acme')))).toMatch(
      /^ExpiredTokenException/,
    );
  });

  it('made an hour ago is refused', async () => {
    const late = clientOf(acme(), {}, { systemClockOffset: -3_600_000 });

    expect(await refusalOf(late.getItem(keyOf('acme')))).toMatch(/^InvalidSignatureException/);
  });

  it.each([
    ['not there', {}, 'MissingAuthenticationTokenException'],
    [
      'without its parts',
      { authorization: 'AWS4-HMAC-SHA256 Credential=a' },
      'IncompleteSignatureException',
    ],
  ])('%s is refused', async (_, headers, expected) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables', ...headers },
      body: '{}',
    });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain(expected);
  });
});
