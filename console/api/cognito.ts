import { textAt } from '../state/json.ts';
import { info } from '../state/page.ts';
import { send } from './control.ts';

/** The stack verifies no signature; operations for administrators must have one. */
const authorization =
  'AWS4-HMAC-SHA256 Credential=page/20260101/us-east-1/aws/aws4_request, SignedHeaders=host, Signature=page';

/** An operation of a service of the stack's own port, without a user's credentials. */
export const call = (target: string, version: string, body: object): Promise<unknown> =>
  send('/', {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': target,
      authorization,
      'x-amz-date': '20260101T000000Z',
    },
    body: JSON.stringify(body),
  });

/** An operation of the user pool, by the wire protocol that every client speaks. */
export const cognito = (operation: string, body: object): Promise<unknown> =>
  call(`AWSCognitoIdentityProviderService.${operation}`, '1.1', body);

export const userPoolId = (): string => textAt(info.value, 'userPoolId');
export const clientId = (): string => textAt(info.value, 'userPoolClientId');

/** The profile of a user, as DynamoDB's typed JSON; undefined where there is no row. */
export const readProfile = async (userId: string): Promise<unknown> => {
  const TableName = textAt(info.value, 'tables', 'profiles');
  const Key = { userId: { S: userId } };
  const body = { TableName, Key, ConsistentRead: true };
  const found = await call('DynamoDB_20120810.GetItem', '1.0', body);
  return typeof found === 'object' && found !== null && 'Item' in found ? found.Item : undefined;
};

/** What `codes reset` does: the user's row of challenges goes, with wrong answers, mails and the code on its way. */
export const forgetCodes = (userId: string): Promise<unknown> =>
  call('DynamoDB_20120810.DeleteItem', '1.0', {
    TableName: textAt(info.value, 'tables', 'challenges'),
    Key: { pk: { S: `2U#${userId}` } },
  });
