import { call } from '../api/cognito.ts';
import { listAt, textAt } from '../state/json.ts';
import { info } from '../state/page.ts';

/** A table, and the attribute that is its partition key. */
export type Table = { readonly name: string; readonly key: string };

const describe = async (name: string): Promise<Table> => {
  const found = await call('DynamoDB_20120810.DescribeTable', '1.0', { TableName: name });
  const hash = listAt(found, 'Table', 'KeySchema').find(
    (part) => textAt(part, 'KeyType') === 'HASH',
  );
  return { name, key: textAt(hash, 'AttributeName') };
};

/** The tables beside those of the suite: the application's own, whose rows belong to tenants. */
export const readTables = async (): Promise<readonly Table[]> => {
  const found = await call('DynamoDB_20120810.ListTables', '1.0', {});
  const own = [
    textAt(info.value, 'tables', 'profiles'),
    textAt(info.value, 'tables', 'challenges'),
  ];
  const names = listAt(found, 'TableNames').map(String);
  return Promise.all(names.filter((name) => !own.includes(name)).map(describe));
};
