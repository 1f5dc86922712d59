import {
  UpdateUserPoolClientRequest$,
  UpdateUserPoolRequest$,
  UserPoolClientType$,
  UserPoolType$,
} from '@aws-sdk/client-cognito-identity-provider';
import { json } from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import { clientFix, poolFix, quoted } from '../../../cli/doctor/fix.ts';

/** A structure's members as the SDK's schemas list them. */
const membersOf = (schema: readonly unknown[]): readonly string[] => {
  const names = schema[4];
  return Array.isArray(names) ? names.map(String) : [];
};

/** Every member of a structure, each with a value that is its own. */
const full = (schema: readonly unknown[]): Readonly<Record<string, object>> =>
  Object.fromEntries(membersOf(schema).map((name) => [name, { is: name }]));

/** What the command sends, were `described` what it reads. */
const sentBy = async (command: string, described: object): Promise<unknown> =>
  json(described, /\| jq '([^']*)'/.exec(command)?.[1] ?? '');

describe('a word of a command', () => {
  it.each([
    ['arn:aws:lambda:eu-central-1:1:function:f', 'arn:aws:lambda:eu-central-1:1:function:f'],
    ['Corp; rm -rf ~', "'Corp; rm -rf ~'"],
    ["it's $(this)", String.raw`'it'\''s $(this)'`],
    ['', "''"],
  ])('is one word whatever the account has for a name: %s', (text, word) => {
    expect(quoted(text)).toBe(word);
  });
});

describe('a fix', () => {
  it('sends back every setting of a pool that UpdateUserPool takes, and changes the one', async () => {
    const command = poolFix('pool', '.DeletionProtection = "ACTIVE"');

    const sent = await sentBy(command, full(UserPoolType$));

    expect(sent).toEqual({
      ...full(UpdateUserPoolRequest$),
      UserPoolId: { is: 'Id' },
      PoolName: { is: 'Name' },
      DeletionProtection: 'ACTIVE',
    });
  });

  it('sends back every setting of a client, and not its secret', async () => {
    const command = clientFix('pool', 'client', '.EnableTokenRevocation = true');

    const sent = await sentBy(command, full(UserPoolClientType$));

    expect(sent).toEqual({ ...full(UpdateUserPoolClientRequest$), EnableTokenRevocation: true });
  });

  it("leaves out AWS's own tags, which no request may set, and sends the others", async () => {
    const UserPoolTags = { 'aws:cloudformation:stack-name': 'gone', 'AWS:x': '', team: 'a' };

    const [tagged, untagged] = await Promise.all([
      sentBy(poolFix('pool', '.'), { UserPoolTags }),
      sentBy(poolFix('pool', '.'), {}),
    ]);

    expect(tagged).toMatchObject({ UserPoolTags: { team: 'a' } });
    expect(JSON.stringify(tagged)).not.toMatch(/aws:/i);
    expect(untagged).not.toHaveProperty('UserPoolTags');
  });

  it('leaves out the one of two days of validity that Cognito answers and does not take', async () => {
    const both = {
      Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 },
    };
    const old = { AdminCreateUserConfig: { UnusedAccountValidityDays: 7 } };

    const [ofBoth, ofOld] = await Promise.all([
      sentBy(poolFix('pool', '.'), both),
      sentBy(poolFix('pool', '.'), old),
    ]);

    expect(ofBoth).toMatchObject({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
    expect(JSON.stringify(ofBoth)).not.toContain('UnusedAccountValidityDays');
    expect(ofOld).toMatchObject(old);
  });
});
