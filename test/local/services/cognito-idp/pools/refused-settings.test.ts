import type { OAuthFlowType } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});
afterAll(() => pools.stop());

const text = { AttributeDataType: 'String' };
const schema = (attribute: object) => ({ Schema: [attribute] });

const refusedPools: readonly (readonly [string, object, RegExp])[] = [
  ['an empty name', { PoolName: '' }, /greater than or equal to 1/],
  ['a name with other signs', { PoolName: 'a/b' }, /regular expression/],
  [
    'aliases beside user names',
    { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    /Only one of/,
  ],
  ['an alias that is none', { AliasAttributes: ['nickname'] }, /enum value set/],
  ['a user name that is none', { UsernameAttributes: ['name'] }, /enum value set/],
  ['a trigger that is no ARN', { LambdaConfig: { PreSignUp: 'nope' } }, /regular expression/],
  [
    'codes to phone numbers without SmsConfiguration',
    { AutoVerifiedAttributes: ['phone_number'] },
    /SMS configuration is required when phone_number/,
  ],
  ['MFA that is ON without a factor', { MfaConfiguration: 'ON' }, /SMS configuration and Auto/],
  [
    'MFA that is OPTIONAL without a factor',
    { MfaConfiguration: 'OPTIONAL' },
    /SMS configuration and Auto/,
  ],
  ['an unknown type', schema({ Name: 'a', AttributeDataType: 'Nope' }), /enum value set/],
  ['e-mail as a number', schema({ Name: 'email', AttributeDataType: 'Number' }), /standard schema/],
  [
    'a required custom attribute',
    schema({ Name: 'a', AttributeDataType: 'String', Required: true }),
    /Required custom/,
  ],
  ['a name of 25 letters', schema({ Name: 'a'.repeat(25) }), /less than or equal to 20/],
  [
    'a minimum above the maximum',
    schema({
      Name: 'a',
      AttributeDataType: 'String',
      StringAttributeConstraints: { MinLength: '9', MaxLength: '3' },
    }),
    /custom:a cannot have a max length shorter/,
  ],
  ['a custom attribute without a type', schema({ Name: 'a' }), /Invalid AttributeDataType/],
  [
    'a standard attribute for developers only',
    schema({ Name: 'email', DeveloperOnlyAttribute: true }),
    /developerOnlyAttribute/,
  ],
  [
    'a bound that is not a number',
    schema({ Name: 'email', StringAttributeConstraints: { MinLength: 'x' } }),
    /Invalid StringAttributeConstraints for schema attribute email/,
  ],
  [
    'a text of more than 2048 characters',
    schema({ Name: 'email', StringAttributeConstraints: { MaxLength: '2049' } }),
    /length of more than 2048/,
  ],
  [
    'one attribute twice',
    {
      Schema: [
        { ...text, Name: 'a' },
        { ...text, Name: 'a' },
      ],
    },
    /Duplicate custom attribute names custom:a/,
  ],
];

/** Without the SDK, which drops members that it does not know. */
const post = async (operation: string, body: object): Promise<string> => {
  const response = await fetch(pools.url, {
    method: 'POST',
    headers: {
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/x/cognito-idp/aws4_request',
    },
    body: JSON.stringify(body),
  });
  return response.text();
};

describe('Settings of a pool that are refused', () => {
  it.each(refusedPools)('CreateUserPool refuses %s', async (_what, settings, reason) => {
    const refusal = await refusalOf(
      pools.cognito.createUserPool({ PoolName: 'made', ...settings }),
    );

    expect(refusal).toMatch(/^InvalidParameterException: /);
    expect(refusal).toMatch(reason);
  });

  it('CreateUserPool refuses a misspelled member at depth', async () => {
    const Policies = { PasswordPolicy: { MinimumLengt: 9 } };

    expect(await post('CreateUserPool', { PoolName: 'made', Policies })).toContain(
      'policies.passwordPolicy.minimumLengt',
    );
  });
});

const oAuth = (...AllowedOAuthFlows: OAuthFlowType[]) => ({
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ['openid'],
  AllowedOAuthFlows,
});

describe('Settings of a client that are refused', () => {
  it('a page of localhost may be a callback by http', async () => {
    const { newClient } = await newPool(pools);

    const { CallbackURLs } = await newClient({ CallbackURLs: ['http://localhost:5173/'] });

    expect(CallbackURLs).toEqual(['http://localhost:5173/']);
  });

  it.each([
    [{ ReadAttributes: ['custom:nope'] }, /Invalid read attributes/],
    [{ WriteAttributes: ['custom:nope'] }, /Invalid write attributes/],
    [{ CallbackURLs: ['no_url'] }, /absolute URI/],
    [{ CallbackURLs: ['https://a.example/#x'] }, /cannot use fragment/],
    [{ CallbackURLs: ['http://a.example/'] }, /cannot use the HTTP protocol/],
    [{ AllowedOAuthFlowsUserPoolClient: true }, /AllowedOAuthFlows and AllowedOAuthScopes/],
    [oAuth('code'), /CallbackUrls can not be empty/],
    [oAuth('client_credentials', 'implicit'), /can not be selected along with/],
    [{ LogoutURLs: ['nope'] }, /absolute URI/],
    [{ DefaultRedirectURI: 'https://a.example/' }, /not in the callback URIs list/],
  ])('Create and UpdateUserPoolClient refuse %o', async (settings, reason) => {
    const { UserPoolId, ClientId } = await newPool(pools);
    const { cognito } = pools;
    const made = await refusalOf(
      cognito.createUserPoolClient({ UserPoolId, ClientName: 'a', ...settings }),
    );
    const changed = await refusalOf(
      cognito.updateUserPoolClient({ UserPoolId, ClientId, ...settings }),
    );

    expect(made).toMatch(reason);
    expect(changed).toMatch(reason);
  });
});
