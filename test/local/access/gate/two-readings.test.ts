import { describe, expect, it } from 'vitest';
import { sessionWith } from '../../../support/access/access.ts';
import { newGate } from '../../../support/access/gate.ts';
import { signedRequest, type Unsigned } from '../../../support/access/sign.ts';

/*
 * Requests that the check could read as one call and the routes behind it as another. The role allows nothing.
 */

const { call, send, credentialsOf } = newGate();

const nobody = sessionWith();

const json = { 'content-type': 'application/x-amz-json-1.1' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const initiateAuth = 'AWSCognitoIdentityProviderService.InitiateAuth';
const getCallerIdentity = 'Action=GetCallerIdentity&Version=2011-06-15';

const mail = JSON.stringify({ FromEmailAddress: 'a@example.com' });

describe('a signed request of a role that allows nothing', () => {
  it.each<[string, Unsigned]>([
    [
      'a public operation of the user pool',
      { service: 'cognito-idp', headers: { ...json, 'x-amz-target': initiateAuth }, body: '{}' },
    ],
    ['GetCallerIdentity', { service: 'sts', headers: form, body: getCallerIdentity }],
  ])('passes with %s, which needs no permission', async (_, request) => {
    expect(await call(nobody, request)).toBe('passes');
  });

  it.each<[string, Unsigned]>([
    [
      'a mail under the name of a public operation',
      {
        service: 'cognito-idp',
        path: '/v2/email/outbound-emails',
        headers: { ...json, 'x-amz-target': initiateAuth },
        body: mail,
      },
    ],
    [
      'a function under the name of a public operation',
      {
        service: 'cognito-idp',
        method: 'GET',
        path: '/2015-03-31/functions/CourierFunction',
        headers: { ...json, 'x-amz-target': initiateAuth },
      },
    ],
    [
      'a form under the name of a public operation',
      {
        service: 'cognito-idp',
        headers: { ...form, 'x-amz-target': initiateAuth },
        body: 'Action=DescribeStacks',
      },
    ],
    [
      'a mail in the scope of STS',
      { service: 'sts', path: '/v2/email/outbound-emails', headers: form, body: getCallerIdentity },
    ],
    [
      'a function in the scope of STS',
      {
        service: 'sts',
        method: 'GET',
        path: '/2015-03-31/functions/CourierFunction',
        headers: form,
        body: getCallerIdentity,
      },
    ],
    [
      'a form with two actions',
      { service: 'sts', headers: form, body: `Action=DescribeStacks&${getCallerIdentity}` },
    ],
    [
      'an operation with a second target behind it',
      {
        service: 'cognito-idp',
        headers: { ...json, 'x-amz-target': `${initiateAuth},${initiateAuth}` },
        body: '{}',
      },
    ],
  ])('is denied %s', async (_, request) => {
    expect(await call(nobody, request)).toMatch(
      /^40[03] .*(AccessDenied|scoped to correct service)/s,
    );
  });
});

describe('a signature that cannot be read, with a key of the stack in it', () => {
  const signed = signedRequest(credentialsOf(nobody), {
    service: 'sts',
    headers: form,
    body: getCallerIdentity,
  });
  const authorization = signed.headers.get('authorization') ?? '';
  const other = credentialsOf(nobody).accessKeyId;
  const changed = (text: string) => ({
    ...signed,
    headers: new Map([...signed.headers, ['authorization', text]]),
  });

  it('passes as it was signed', async () => {
    expect(await send(signed, getCallerIdentity)).toBe('passes');
  });

  it.each([
    ['without its time', { ...signed, headers: new Map([['authorization', authorization]]) }],
    ['of two credentials', changed(`${authorization}, Credential=${other}/a`)],
    ['of a credential behind another', changed(authorization.replace('l=', `l=${other}/`))],
    ['beside one in the query', { ...signed, query: 'X-Amz-Signature=0f' }],
    ['beside one in the query by another spelling', { ...signed, query: 'X%2DAmz-Signature=0f' }],
  ])('%s is refused', async (_, request) => {
    expect(await send(request, getCallerIdentity)).toMatch(/^400 .*(Incomplete|Mismatch)/s);
  });
});
