import type { GuardedService } from '../../../access/gate.ts';
import { isPostToRoot } from '../../../access/signature/wire-request.ts';
import { parseJson } from '../../../http/parse-json.ts';
import { askedOfDynamodb, type Place } from './asked.ts';
import type { FindTable } from './table-keys.ts';

const target = /^DynamoDB_20120810\.([A-Za-z]{1,64})$/;

/** DynamoDB behind the check of permissions. */
export const guardedDynamodb = (place: Place, find: FindTable): GuardedService => ({
  name: 'dynamodb',
  recognizes: (request) =>
    isPostToRoot(request) && target.test(request.headers.get('x-amz-target') ?? ''),
  asked: ({ headers }, body) => {
    const operation = target.exec(headers.get('x-amz-target') ?? '')?.[1] ?? '';
    return askedOfDynamodb(operation, parseJson(body), place, find);
  },
  refuse: ({ status, type, message }) => ({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      __type: `com.amazon.coral.service#${type}`,
      // DynamoDB writes this member large for denied calls, and small for the others.
      [type === 'AccessDeniedException' ? 'Message' : 'message']: message,
    }),
  }),
});
