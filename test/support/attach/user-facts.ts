import {
  type UserClient,
  type UserFacts,
  userPoolFacts,
} from '../../../cli/attach/plan/users/user-facts.ts';

/** A client that signs users in by code and by nothing else. */
export const aUserClient = (changes: UserClient = {}): UserClient => ({
  ClientId: '1app',
  ClientName: 'app',
  ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
  ...changes,
});

type Changes = {
  readonly pool?: object;
  readonly clients?: UserFacts['clients'];
  readonly settings?: UserFacts['settings'];
};

/** A pool of users by e-mail that loses nothing by the suite's defaults, with some things changed. */
export const userFacts = (changes: Changes): UserFacts => ({
  pool: userPoolFacts({
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    ...changes.pool,
  }),
  clients: 'clients' in changes ? changes.clients : [aUserClient()],
  settings: {
    SELF_SIGN_UP: 'open',
    SIGN_UP_CONFIRMATION: 'first-code',
    ALLOWED_SIGN_UP_ATTRIBUTES: 'email,name,phone_number',
    ALLOWED_CLIENT_IDS: '',
    PASSWORD_AND_CODE: 'off',
    ...changes.settings,
  },
});
