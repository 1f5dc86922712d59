import { describe, expect, it } from 'vitest';
import { region } from '../../../../../local/identity.ts';
import { checkClient } from '../../../../../local/services/cognito-idp/pools/clients/check-client.ts';
import {
  checkNames,
  checkPool,
} from '../../../../../local/services/cognito-idp/pools/settings/check-pool.ts';
import { schemaOf } from '../../../../../local/services/cognito-idp/pools/settings/schema.ts';
import { readDeclared } from '../../../../../local/stack/declared.ts';

const SchemaAttributes = schemaOf([]);

/** The declared pool is not made by the API's operations, whose rules it must keep all the same. */
describe('the pool and the client of template.yaml', () => {
  it.each([
    {},
    { CodeSignIn: 'native', SignUpConfirmation: 'cognito' },
    { PasswordSignIn: 'yes', SignUpConfirmation: 'cognito' },
    { RefreshTokenRotation: 'off', RefreshTokenDays: '1', AccessTokenMinutes: '1440' },
    { PreTokenVersion: 'V3_0' },
    {
      OidcIssuer: 'https://idp.example',
      OidcClientId: 'app',
      OidcClientSecretName: 'secret',
      CallbackUrls: 'https://shop.example/callback,http://localhost:3000/,shop://callback',
      AllowedSignUpAttributes: 'email,name',
    },
  ])('with %o keep every rule that Cognito has for settings', (parameters) => {
    const { pool } = readDeclared(parameters, undefined);
    const properties = { ...pool.pool, SchemaAttributes };
    const record = { id: 'x', properties, mfa: pool.mfa, createdAt: 0, modifiedAt: 0 };

    expect(() => {
      checkNames(properties);
      checkPool(properties, region);
      checkClient(record, pool.client, false);
    }).not.toThrow();
  });
});
