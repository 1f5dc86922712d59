import type { Call } from '../api/sign.ts';
import { textAt } from '../state/json.ts';
import { info } from '../state/page.ts';
import type { Caller } from './callers.ts';
import type { Table } from './tables.ts';

/** One call that every caller makes. */
export type Check = {
  readonly label: string;
  /** As the permission check names it. */
  readonly action: string;
  readonly call: Call;
};

/** An object that a permitted write leaves behind. */
const file = 'access-check.txt';

const s3Call = (method: 'GET' | 'PUT', key: string, query = ''): Call => {
  const path = [textAt(info.value, 'userFilesBucket'), ...key.split('/')].map(encodeURIComponent);
  const url = new URL(`/${path.join('/')}${query}`, textAt(info.value, 's3Endpoint'));
  const body = method === 'PUT' ? { body: 'written by the view «Access»\n' } : {};
  return { method, url, region: textAt(info.value, 'region'), service: 's3', ...body };
};

const folderChecks = (name: string, folder: string): readonly Check[] => [
  {
    label: `Write into ${name}`,
    action: 's3:PutObject',
    call: s3Call('PUT', `${folder}/${file}`),
  },
  { label: `Read from ${name}`, action: 's3:GetObject', call: s3Call('GET', `${folder}/${file}`) },
];

/** The files: each user's own folder, tried by all, then what is public and the list of everything. */
const fileChecks = (callers: readonly Caller[]): readonly Check[] => {
  if (textAt(info.value, 's3Endpoint') === '') return [];
  const users = callers.filter(({ isGuest }) => !isGuest);
  return [
    ...users.flatMap(({ name, identityId }) =>
      folderChecks(`the folder of ${name}`, `private/${identityId}`),
    ),
    ...folderChecks('public/', 'public'),
    { label: 'List all files', action: 's3:ListBucket', call: s3Call('GET', '', '?list-type=2') },
  ];
};

const dynamodbCall = (operation: string, body: object): Call => ({
  method: 'POST',
  // Signed with an issued key, a call on the stack's own port is checked too, and the page may load nothing else.
  url: new URL('/', location.origin),
  region: textAt(info.value, 'region'),
  service: 'dynamodb',
  headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
  body: JSON.stringify(body),
});

const rowsCheck = (what: string, { name, key }: Table, value: string): Check => ({
  label: `Query rows of ${what} in ${name}`,
  action: 'dynamodb:Query',
  call: dynamodbCall('Query', {
    TableName: name,
    KeyConditionExpression: '#key = :value',
    ExpressionAttributeNames: { '#key': key },
    ExpressionAttributeValues: { ':value': { S: value } },
  }),
});

/** A tenant that no user has. */
const otherTenant = 'another-tenant';

const tenantChecks = (callers: readonly Caller[], table: Table): readonly Check[] => {
  const tenants = new Set([...callers.map(({ tenant }) => tenant).filter(Boolean), otherTenant]);
  return [
    ...[...tenants].map((tenant) => rowsCheck(`tenant ${tenant}`, table, tenant)),
    {
      label: `Scan ${table.name}`,
      action: 'dynamodb:Scan',
      call: dynamodbCall('Scan', { TableName: table.name, Limit: 1 }),
    },
  ];
};

const profileChecks = (callers: readonly Caller[]): readonly Check[] => {
  const table = { name: textAt(info.value, 'tables', 'profiles'), key: 'userId' };
  return callers
    .filter(({ isGuest }) => !isGuest)
    .map(({ name, sub }) => rowsCheck(name, table, sub));
};

/** What is tried: files, the suite's profiles, and the rows of each further table by tenant. */
export const checksOf = (
  callers: readonly Caller[],
  tables: readonly Table[],
): readonly Check[] => [
  ...fileChecks(callers),
  ...profileChecks(callers),
  ...tables.flatMap((table) => tenantChecks(callers, table)),
];
