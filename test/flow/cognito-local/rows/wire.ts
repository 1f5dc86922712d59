import { refusalOf } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';

const post = async ({ pools }: Bench, headers: Record<string, string>) => {
  const answer = await fetch(pools.url, { method: 'POST', headers, body: '{}' });
  const { __type } = JSON.parse(await answer.text());
  return [answer.status, __type];
};

export const wireRows: readonly Row[] = [
  {
    operation: 'X-Amz-Target',
    behaviour: 'a request without a target, or with one of another form, is refused',
    run: async (bench) => [
      await post(bench, {}),
      await post(bench, { 'x-amz-target': 'bad-format' }),
    ],
    expected: [
      [400, 'UnknownOperationException'],
      [400, 'UnknownOperationException'],
    ],
    differs: {
      cognitoLocal: 'the answer has a message and no type',
      source: 'Smithy: AWS JSON 1.1 protocol',
    },
  },
  {
    operation: 'X-Amz-Target',
    behaviour:
      'an operation that the pool does not have is refused by its name, as a client’s fault',
    run: async ({ pools }) => {
      const call = pools.cognito.listDevices({ AccessToken: 'e30.e30.e30' });
      const status = await call.catch((error) => error.$metadata.httpStatusCode);
      return [status, await refusalOf(pools.cognito.listDevices({ AccessToken: 'e30.e30.e30' }))];
    },
    expected: [400, 'UnknownOperationException: The local user pool does not have ListDevices'],
    differs: {
      cognitoLocal: 'status 500 and the name Unsupported',
      source: 'Smithy: AWS JSON 1.1 protocol',
    },
  },
  {
    operation: 'CORS',
    behaviour: 'a page of any site may call what needs no signature',
    run: async ({ pools }) => {
      const answer = await fetch(pools.url, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://example.com',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-amz-target',
        },
      });
      return answer.headers.get('access-control-allow-origin');
    },
    expected: '*',
  },
];
