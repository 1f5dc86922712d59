import { describe, expect, it } from 'vitest';
import { askedOfDynamodb } from '../../../../../local/services/dynamodb/access/asked.ts';

const place = { region: 'us-east-1', account: '123456789012' };
const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/rows';

const keys = new Map([
  ['', 'pk'],
  ['by-mail', 'mail'],
]);

const ask = (operation: string, body: unknown) =>
  askedOfDynamodb(operation, body, place, async (name) => (name === 'rows' ? keys : undefined));

const TableName = 'rows';
const Key = { pk: { S: 'acme' }, sk: { N: '1' } };

const contextOf = async (operation: string, body: object) => {
  const asked = await ask(operation, { TableName, ...body });
  return 'asks' in asked ? asked.asks[0]?.context : asked;
};

describe('what an operation on DynamoDB needs', () => {
  it.each([
    ['GetItem', { Key }],
    ['DeleteItem', { Key }],
    ['UpdateItem', { Key, UpdateExpression: 'SET a = :a' }],
    ['PutItem', { Item: { ...Key, a: { S: 'x' } } }],
    [
      'Query',
      {
        KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': { S: 'acme' }, ':s': { S: '1' } },
      },
    ],
    [
      'Query',
      {
        KeyConditionExpression: 'sk > :s AND :p = pk',
        ExpressionAttributeValues: { ':p': { S: 'acme' }, ':s': { S: '1' } },
      },
    ],
    [
      'Query',
      { KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'acme' }] } } },
    ],
  ])('%s has the partition key as its leading key', async (operation, body) => {
    const asked = await ask(operation, { TableName, ...body });

    expect(asked).toMatchObject({
      asks: [
        {
          action: `dynamodb:${operation}`,
          resource: table,
          context: { 'dynamodb:LeadingKeys': ['acme'] },
        },
      ],
    });
  });

  it.each([
    ['a number', { N: '7' }, '7'],
    ['bytes', { B: 'AAE=' }, 'AAE='],
  ])('%s counts as a leading key in its text', async (_, pk, expected) => {
    expect(await contextOf('GetItem', { Key: { pk } })).toMatchObject({
      'dynamodb:LeadingKeys': [expected],
    });
  });

  it('Query of an index needs the index, and has the key of the index as its leading key', async () => {
    const asked = await ask('Query', {
      TableName,
      IndexName: 'by-mail',
      KeyConditionExpression: 'mail = :m',
      ExpressionAttributeValues: { ':m': { S: 'ada' } },
    });

    expect(asked).toMatchObject({
      asks: [
        {
          resource: `${table}/index/by-mail`,
          context: {
            'dynamodb:LeadingKeys': ['ada'],
            'dynamodb:Select': 'ALL_PROJECTED_ATTRIBUTES',
          },
        },
      ],
    });
  });

  it('a batch needs each of its tables, with every key', async () => {
    const RequestItems = {
      rows: { Keys: [{ pk: { S: 'acme' } }, { pk: { S: 'globex' } }] },
      others: { Keys: [{ id: { S: 'x' } }] },
    };

    expect(await ask('BatchGetItem', { RequestItems })).toMatchObject({
      asks: [
        { resource: table, context: { 'dynamodb:LeadingKeys': ['acme', 'globex'] } },
        { resource: table.replace('rows', 'others') },
      ],
    });
  });

  it('a batch of writes has the keys of what it puts and deletes', async () => {
    const RequestItems = {
      rows: [{ PutRequest: { Item: Key } }, { DeleteRequest: { Key: { pk: { S: 'globex' } } } }],
    };

    expect(await ask('BatchWriteItem', { RequestItems })).toMatchObject({
      asks: [{ context: { 'dynamodb:LeadingKeys': ['acme', 'globex'] } }],
    });
  });

  it('names every top-level attribute of its expressions, and no word of the language', async () => {
    const context = await contextOf('UpdateItem', {
      Key,
      UpdateExpression: 'SET a.b[0] = if_not_exists(#c, :x) REMOVE d ADD e :y',
      ConditionExpression: 'attribute_exists(f) AND NOT g BETWEEN :x AND :y',
      ExpressionAttributeNames: { '#c': 'c' },
    });

    expect(context).toMatchObject({
      'dynamodb:Attributes': ['pk', 'sk', 'f', 'g', 'a', 'c', 'd', 'e'],
      'dynamodb:ReturnValues': 'NONE',
    });
  });

  it.each([
    [{}, 'ALL_ATTRIBUTES'],
    [{ ProjectionExpression: 'a' }, 'SPECIFIC_ATTRIBUTES'],
    [{ Select: 'COUNT' }, 'COUNT'],
  ])('a scan with %j selects %s and has no leading key', async (body, Select) => {
    const context = await contextOf('Scan', body);

    expect(context).toMatchObject({ 'dynamodb:Select': Select });
    expect(context).not.toHaveProperty('dynamodb:LeadingKeys');
  });

  it.each([
    ['ExecuteStatement', { Statement: 'SELECT * FROM rows' }],
    ['TransactWriteItems', { TransactItems: [] }],
    ['RestoreTableFromBackup', { TableName }],
    ['GetItem', { TableName, Key: { other: { S: 'acme' } } }],
    ['GetItem', { TableName: 'arn:aws:dynamodb:::table/rows', Key }],
    ['GetItem', []],
    ['GetItem', undefined],
    ['Query', { TableName, KeyConditionExpression: 'pk = :p' }],
    [
      'Query',
      {
        TableName,
        KeyConditionExpression: 'pk > :p',
        ExpressionAttributeValues: { ':p': { S: 'a' } },
      },
    ],
    ['Query', { TableName, IndexName: 'unknown', KeyConditionExpression: 'pk = :p' }],
    ['BatchWriteItem', { RequestItems: { rows: [{}] } }],
    ['BatchGetItem', { RequestItems: { rows: { Keys: [{}] } } }],
  ])('%s of %j is not modelled', async (operation, body) => {
    expect(await ask(operation, body)).toMatchObject({
      action: `dynamodb:${operation}`,
      notModelled: expect.stringMatching(/./),
    });
  });

  it.each<[string, string, object]>([
    ['a Key beside the Item of PutItem', 'PutItem', { Key, Item: { a: { S: 'x' } } }],
    ['an Item beside a foreign Key', 'GetItem', { Item: Key, Key: { sk: { N: '1' } } }],
    ['a number with a plainer text', 'GetItem', { Key: { pk: { N: '7.0' } } }],
    ['a number with an exponent', 'GetItem', { Key: { pk: { N: '7e0' } } }],
    ['bytes with a plainer text', 'GetItem', { Key: { pk: { B: 'AAF=' } } }],
    ['two types at once', 'GetItem', { Key: { pk: { S: 'acme', N: '7' } } }],
    [
      'both forms of conditions',
      'Query',
      {
        KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'acme' }] } },
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'globex' } },
      },
    ],
    [
      'OR beside the equality',
      'Query',
      {
        KeyConditionExpression: 'pk = :p OR sk > :s',
        ExpressionAttributeValues: { ':p': { S: 'acme' }, ':s': { S: '' } },
      },
    ],
    [
      'NOT before the equality',
      'Query',
      {
        KeyConditionExpression: 'NOT pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'acme' } },
      },
    ],
    [
      'two equalities of the key',
      'Query',
      {
        KeyConditionExpression: 'pk = :p AND #p = :q',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': { S: 'acme' }, ':q': { S: 'globex' } },
      },
    ],
    [
      'the key as a member of another attribute',
      'Query',
      {
        KeyConditionExpression: 'a.pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'acme' } },
      },
    ],
  ])('a request with %s is not modelled', async (_, operation, body) => {
    expect(await ask(operation, { TableName, ...body })).toMatchObject({
      notModelled: expect.stringMatching(/./),
    });
  });

  it.each(['__proto__', 'constructor'])(
    'a batch of a table named %s is not modelled',
    async (name) => {
      const text = `{"RequestItems":{"rows":{"Keys":[{"pk":{"S":"acme"}}]},"${name}":{"Keys":[]}}}`;

      expect(await ask('BatchGetItem', JSON.parse(text))).toMatchObject({
        notModelled: 'a request of this form',
      });
    },
  );
});
