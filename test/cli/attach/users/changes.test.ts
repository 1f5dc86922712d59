import { describe, expect, it } from 'vitest';
import { userChanges } from '../../../../cli/attach/plan/users/user-changes.ts';
import { aUserClient, userFacts } from '../../../support/attach/user-facts.ts';

const all = ['PreSignUp', 'DefineAuthChallenge', 'PreTokenGeneration'];
const changesOf = (facts: Parameters<typeof userFacts>[0], set = all, taken: string[] = []) =>
  userChanges(userFacts(facts), { set, taken });

const mail = aUserClient({ WriteAttributes: ['email'] });

describe('What changes for users', () => {
  it('Users by e-mail are confirmed at once, sign in by code and recover after it', () => {
    expect(changesOf({ clients: [mail] }).map(({ about, after }) => [about, after])).toEqual([
      ['sign-up', expect.stringContaining('confirmed at once')],
      ['sign-in', expect.stringContaining('mails a one-time code')],
      ['recovery', expect.stringContaining('after the first sign-in by code')],
      ['tokens', expect.stringContaining('suspended')],
    ]);
  });

  it('Nothing is said of functions from elsewhere', () => {
    const { pool, clients } = userFacts({ clients: [mail] });

    expect(userChanges({ pool, clients, settings: {} }, { set: all, taken: [] })).toEqual([]);
  });

  it.each([
    [['email'], "A sign-up is confirmed with a code to the user's email."],
    [[], 'An administrator confirms each sign-up.'],
  ])('A pool that verifies %j by itself says how it confirmed a sign-up', (verified, before) => {
    const [first] = changesOf({ pool: { AutoVerifiedAttributes: verified } });

    expect(first?.before).toBe(before);
  });

  it('A function of PreSignUp that is replaced decided before', () => {
    const [first] = changesOf({}, all, ['PreSignUp']);

    expect(first?.before).toContain('Your function of PreSignUp');
  });

  it.each([
    ['cognito', { SIGN_UP_CONFIRMATION: 'cognito' }, []],
    ['first-code', {}, ['sign-up']],
  ])('A confirmation by %s changes the sign-up or leaves it', (_by, settings, abouts) => {
    const changes = changesOf({ settings, clients: [mail] }, ['PreSignUp']);

    expect(changes.map(({ about }) => about).filter((about) => about === 'sign-up')).toEqual(
      abouts,
    );
  });

  it('A closed sign-up is the only change of sign-ups', () => {
    const ups = changesOf({ settings: { SELF_SIGN_UP: 'closed' } }).filter(
      ({ about }) => about === 'sign-up',
    );

    expect(ups).toEqual([expect.objectContaining({ after: expect.stringContaining('closed') })]);
  });

  it.each([
    ['user names', [], 'A sign-up needs no e-mail address.'],
    [
      'phone numbers and addresses',
      ['email', 'phone_number'],
      'A sign-up with a phone number needs no e-mail address.',
    ],
  ])('A pool of %s says that an address is needed', (_names, UsernameAttributes, before) => {
    expect(changesOf({ pool: { UsernameAttributes }, clients: [mail] })).toContainEqual(
      expect.objectContaining({ before }),
    );
  });

  it('The attributes that an app may no longer set are named', () => {
    const clients = [aUserClient({ WriteAttributes: ['email', 'nickname', 'custom:plan'] })];

    expect(changesOf({ clients })).toContainEqual(
      expect.objectContaining({ before: 'An app may set nickname, custom:plan at sign-up.' }),
    );
  });

  it('App clients that AllowedClientIds does not list are named', () => {
    const settings = { ALLOWED_CLIENT_IDS: '1app' };
    const clients = [mail, { ...mail, ClientId: '2web', ClientName: 'web' }];

    expect(changesOf({ settings, clients })).toContainEqual(
      expect.objectContaining({ before: 'Users sign in with web.' }),
    );
    expect(JSON.stringify(changesOf({ clients }))).not.toContain('client_not_allowed');
  });

  it('A pool with MFA says that a code asks for no further factor', () => {
    expect(changesOf({ pool: { MfaConfiguration: 'ON' } })).toContainEqual(
      expect.objectContaining({ before: 'MFA is ON.' }),
    );
  });

  it('A pool without a client for CUSTOM_AUTH says that no user can sign in by code', () => {
    const clients = [aUserClient({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })];

    expect(changesOf({ clients })).toContainEqual(
      expect.objectContaining({ before: 'No app client allows CUSTOM_AUTH.' }),
    );
  });

  it('A password before the code is said where both are required', () => {
    expect(changesOf({ settings: { PASSWORD_AND_CODE: 'required' } })).toContainEqual(
      expect.objectContaining({ after: expect.stringContaining('after the password') }),
    );
  });

  it('Recovery by administrators stays as it is', () => {
    const pool = { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only' }] } };

    expect(changesOf({ pool }).map(({ about }) => about)).not.toContain('recovery');
  });

  it('A pool that confirms with a link says so', () => {
    const pool = { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } };

    expect(changesOf({ pool, clients: [mail] })[0]).toMatchObject({
      before: "A sign-up is confirmed with a link to the user's email.",
      after: expect.stringContaining('no confirmation link is sent'),
    });
  });

  it('Lists of domains change sign-ups, and the tokens of users who are there already', () => {
    const settings = { ALLOWED_EMAIL_DOMAINS: 'a.example', BLOCKED_EMAIL_DOMAINS: 'b.example' };
    const limits = 'AllowedEmailDomains=a.example and BlockedEmailDomains=b.example';

    const afters = changesOf({ settings, clients: [mail] }).map(({ about, after }) => [
      about,
      after,
    ]);

    expect(afters).toContainEqual(['sign-up', expect.stringContaining(limits)]);
    expect(afters).toContainEqual(['tokens', expect.stringContaining(`${limits} gets none`)]);
  });

  it.each([
    ['without lists', {}, 'email_invalid'],
    ['with a list', { ALLOWED_EMAIL_DOMAINS: 'a.example' }, 'domain_not_allowed'],
  ])('New users of an identity provider are judged %s', (_lists, settings, reason) => {
    const hosted = aUserClient({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['Corp'],
    });

    expect(changesOf({ settings, clients: [hosted] })).toContainEqual({
      about: 'sign-up',
      before: 'A new user of an identity provider is admitted (app).',
      after: expect.stringContaining(reason),
    });
    expect(JSON.stringify(changesOf({ settings, clients: [mail] }))).not.toContain('provider');
  });

  it.each([
    ['a client with passwords and codes', ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'], 'off', 1],
    ['a client with codes only', ['ALLOW_CUSTOM_AUTH'], 'off', 0],
    ['a client with passwords only', ['ALLOW_USER_SRP_AUTH'], 'off', 0],
    ['a password before each code', ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'], 'required', 0],
  ])(
    'A user with a temporary password can sign in by code through %s',
    (_client, flows, first, count) => {
      const changes = changesOf({
        settings: { PASSWORD_AND_CODE: first },
        clients: [aUserClient({ ExplicitAuthFlows: flows })],
      });

      expect(changes.filter(({ before }) => before.includes('temporary password'))).toHaveLength(
        count,
      );
    },
  );
});
