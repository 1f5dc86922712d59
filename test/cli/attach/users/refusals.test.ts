import { describe, expect, it } from 'vitest';
import { mailByLink } from '../../../../cli/attach/plan/rules/mail-by-link.ts';
import { mfaSkipped } from '../../../../cli/attach/plan/rules/mfa-skipped.ts';
import { passwordAlone } from '../../../../cli/attach/plan/rules/password-alone.ts';
import { passwordsWithoutConfirmation } from '../../../../cli/attach/plan/rules/passwords-without-confirmation.ts';
import { signUpWouldFail } from '../../../../cli/attach/plan/rules/sign-up-would-fail.ts';
import { aUserClient, userFacts } from '../../../support/attach/user-facts.ts';

const required = (...names: readonly string[]) => ({
  SchemaAttributes: ['sub', ...names].map((Name) => ({ Name, Required: true })),
});
const adminOnly = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } };

describe('signUpWouldFail', () => {
  it.each([
    ['by e-mail', {}, []],
    ['by phone number', { UsernameAttributes: ['phone_number'] }, ['email_missing']],
    [
      'by phone number, where the schema requires an address',
      { UsernameAttributes: ['phone_number'], ...required('email') },
      [],
    ],
    ['by phone number or e-mail', { UsernameAttributes: ['phone_number', 'email'] }, []],
    ['by user name', { UsernameAttributes: [] }, []],
    ['by e-mail, with a required birthdate', required('birthdate'), ['attribute_not_allowed']],
    ['by e-mail, with a required name', required('name'), []],
    ['whom an administrator makes', { ...required('birthdate'), ...adminOnly }, []],
  ])('A pool of users %s has its refusals', (_users, pool, reasons) => {
    const refusals = signUpWouldFail(userFacts({ pool }));

    expect(refusals.map(({ why }) => /\((\w+)\)/.exec(why)?.[1])).toEqual(reasons);
  });

  it.each([
    ['closed', { SELF_SIGN_UP: 'closed' }],
    ['of a function from elsewhere', { SELF_SIGN_UP: undefined }],
  ])('Nothing is refused where the sign-up is %s', (_sign, changes) => {
    const pool = { UsernameAttributes: ['phone_number'] };
    const { SELF_SIGN_UP, ...rest } = userFacts({}).settings;
    const settings = changes.SELF_SIGN_UP === undefined ? rest : { ...rest, ...changes };

    expect(signUpWouldFail({ ...userFacts({ pool }), settings })).toEqual([]);
  });

  it('The remedy names the parameter with the attributes that are missing in it', () => {
    const [refusal] = signUpWouldFail(userFacts({ pool: required('birthdate') }));

    expect(refusal?.whatToDo).toBe(
      'Deploy the stack with AllowedSignUpAttributes=email,name,phone_number,birthdate.',
    );
  });

  it.each([
    ['a list without email', { WriteAttributes: ['name'] }, 1],
    ['a list with email', { WriteAttributes: ['email'] }, 0],
    ['no list', {}, 0],
    [
      'machines as its users',
      { WriteAttributes: ['name'], AllowedOAuthFlows: ['client_credentials'] },
      0,
    ],
  ])('A client with %s is judged in a pool of user names', (_client, changes, count) => {
    const clients = [aUserClient(changes)];
    const byName = userFacts({ pool: { UsernameAttributes: [] }, clients });

    expect(signUpWouldFail(byName)).toHaveLength(count);
    expect(signUpWouldFail(userFacts({ clients }))).toEqual([]);
  });
});

const passwords = [
  ['ALLOW_USER_SRP_AUTH', 1],
  ['ALLOW_USER_PASSWORD_AUTH', 1],
  ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 1],
  ['ADMIN_NO_SRP_AUTH', 1],
  ['ALLOW_USER_AUTH', 1],
  ['ALLOW_CUSTOM_AUTH', 0],
  ['CUSTOM_AUTH_FLOW_ONLY', 0],
] as const;

const managedLogin = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  SupportedIdentityProviders: ['COGNITO'],
};

describe('passwordsWithoutConfirmation', () => {
  it.each(passwords)('A client with the flow %s gives %i refusals', (flow, count) => {
    const clients = [aUserClient({ ExplicitAuthFlows: [flow] })];

    expect(passwordsWithoutConfirmation(userFacts({ clients }))).toHaveLength(count);
  });

  it('A client that names no flows is refused, since SRP is among the defaults', () => {
    const clients = [aUserClient({ ExplicitAuthFlows: [] })];

    expect(passwordsWithoutConfirmation(userFacts({ clients }))).toHaveLength(1);
  });

  it('Managed login of the pool itself is refused, and that of another provider is not', () => {
    const other = { ...managedLogin, SupportedIdentityProviders: ['Corp'] };
    const refusals = (client: object) =>
      passwordsWithoutConfirmation(userFacts({ clients: [aUserClient(client)] }));

    expect(refusals(managedLogin)).toHaveLength(1);
    expect(refusals(other)).toEqual([]);
  });

  it.each([
    ['the sign-up is confirmed by Cognito', { settings: { SIGN_UP_CONFIRMATION: 'cognito' } }],
    ['the sign-up is closed', { settings: { SELF_SIGN_UP: 'closed' } }],
    ['administrators make the users', { pool: adminOnly }],
    ['the clients could not be read', { clients: undefined }],
  ])('Nothing is refused where %s', (_where, changes) => {
    const clients = [aUserClient({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })];

    expect(passwordsWithoutConfirmation(userFacts({ clients, ...changes }))).toEqual([]);
  });
});

describe('passwordAlone', () => {
  const both = { PASSWORD_AND_CODE: 'required' };

  it.each(passwords)('A client with the flow %s gives %i refusals', (flow, count) => {
    const clients = [aUserClient({ ExplicitAuthFlows: [flow] })];

    expect(passwordAlone(userFacts({ clients, settings: both }))).toHaveLength(count);
    expect(passwordAlone(userFacts({ clients }))).toEqual([]);
  });

  it('The refusal names each client, by its id where it has no name', () => {
    const flow = { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] };
    const clients = [aUserClient(flow), aUserClient({ ...flow, ClientName: '', ClientId: '7x' })];
    const [refusal] = passwordAlone(userFacts({ clients, settings: both }));

    expect(refusal?.why).toContain('app, 7x');
  });
});

describe('mailByLink', () => {
  it.each([
    ["the suite's function", true, { DEFAULT_LOCALE: 'en' }, 1],
    [
      "the suite's function in a pool that confirms with a code",
      false,
      { DEFAULT_LOCALE: 'en' },
      0,
    ],
    ['a function from elsewhere', true, {}, 0],
    ['a function whose settings cannot be read', true, 'hidden', 0],
    ['no function', true, undefined, 0],
  ] as const)(
    '%s has its refusals where the pool mails links',
    (_which, byLink, settings, count) => {
      expect(mailByLink({ byLink }, settings)).toHaveLength(count);
    },
  );
});

describe('mfaSkipped', () => {
  const on = { pool: { MfaConfiguration: 'ON' } };
  const all = { set: ['DefineAuthChallenge'], taken: [] };

  it('A pool that requires a second factor is refused, with the clients that a code would sign in', () => {
    const clients = [
      aUserClient(),
      aUserClient({ ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    ];
    const [refusal, ...others] = mfaSkipped(userFacts({ ...on, clients }), all);

    expect(refusal).toMatchObject({ code: 'mfa_skipped', why: expect.stringContaining(': app.') });
    expect(others).toEqual([]);
  });

  it.each([
    ['MFA is OPTIONAL', { pool: { MfaConfiguration: 'OPTIONAL' } }, all],
    [
      'a password comes before each code',
      { ...on, settings: { PASSWORD_AND_CODE: 'required' } },
      all,
    ],
    [
      'no client allows CUSTOM_AUTH',
      { ...on, clients: [aUserClient({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })] },
      all,
    ],
    ['the clients could not be read', { ...on, clients: undefined }, all],
    ['other functions answered CUSTOM_AUTH before', on, { ...all, taken: ['DefineAuthChallenge'] }],
    ['DefineAuthChallenge is not set', on, { ...all, set: ['PreSignUp'] }],
  ])('Nothing is refused where %s', (_where, changes, change) => {
    expect(mfaSkipped(userFacts(changes), change)).toEqual([]);
  });
});
