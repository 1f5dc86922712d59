import { describe, expect, it } from 'vitest';
import {
  decide,
  type SignUpFacts,
  type SignUpPolicy,
} from '../../../functions/pre-sign-up/decide.ts';

const open: SignUpPolicy = {
  selfSignUp: 'open',
  confirmation: 'first-code',
  allowedDomains: [],
  blockedDomains: [],
  blockDisposable: true,
  allowedAttributes: new Set(['email', 'name']),
};

const isDisposable = (domain: string): boolean => domain === 'throwaway.example';

const judge = (
  attributes: SignUpFacts['attributes'],
  changes: Partial<SignUpPolicy> = {},
  source: SignUpFacts['source'] = 'self',
): string => {
  const decision = decide({ source, attributes }, { ...open, ...changes }, isDisposable);
  return decision.outcome === 'refuse' ? decision.reason : `admit, confirm ${decision.confirm}`;
};

const ada = { email: 'ada@example.com' };

describe('somebody who signs up', () => {
  it('is admitted and confirmed: the first code proves the address', () => {
    expect(judge(ada)).toBe('admit, confirm true');
  });

  it('is admitted unconfirmed where Cognito mails its own code', () => {
    expect(judge(ada, { confirmation: 'cognito' })).toBe('admit, confirm false');
  });

  it('is refused where sign-up is closed, before anything else is said', () => {
    expect(judge({ email: 'x', role: 'admin' }, { selfSignUp: 'closed' })).toBe('sign_up_closed');
  });

  it('needs an address', () => {
    expect(judge({})).toBe('email_missing');
    expect(judge({ email: '' })).toBe('email_missing');
  });

  it('needs one that mail can safely go to', () => {
    expect(judge({ email: 'ada@localhost' })).toBe('email_invalid');
  });

  it.each(['custom:role', 'custom:tenant', 'email_verified', 'website', '__proto__x'])(
    'may not set %s',
    (name) => {
      expect(judge({ ...ada, [name]: 'x' })).toBe('attribute_not_allowed');
    },
  );

  it.each(['sub', 'cognito:user_status', 'cognito:email_alias'])(
    'is not refused for %s, which Cognito adds itself',
    (name) => {
      expect(judge({ ...ada, [name]: 'x' })).toBe('admit, confirm true');
    },
  );

  it('must be of an allowed domain, exactly', () => {
    const allowed = { allowedDomains: ['example.com'] };

    expect(judge(ada, allowed)).toBe('admit, confirm true');
    expect(judge({ email: 'ada@EXAMPLE.com' }, allowed)).toBe('admit, confirm true');
    expect(judge({ email: 'ada@sub.example.com' }, allowed)).toBe('domain_not_allowed');
    expect(judge({ email: 'eve@notexample.com' }, allowed)).toBe('domain_not_allowed');
    expect(judge({ email: 'eve@еxample.com' }, allowed)).toBe('domain_not_allowed');
  });

  it('must not be of a blocked domain or one below it', () => {
    const blocked = { blockedDomains: ['evil.example'] };

    expect(judge({ email: 'x@EVIL.example' }, blocked)).toBe('domain_blocked');
    expect(judge({ email: 'x@sub.evil.example' }, blocked)).toBe('domain_blocked');
    expect(judge({ email: 'x@notevil.example' }, blocked)).toBe('admit, confirm true');
  });

  it('must not come from a throw-away service, its subdomains included', () => {
    expect(judge({ email: 'x@throwaway.example' })).toBe('domain_disposable');
    expect(judge({ email: 'x@a.b.throwaway.example' })).toBe('domain_disposable');
    expect(judge({ email: 'x@throwaway.example' }, { blockDisposable: false })).toBe(
      'admit, confirm true',
    );
  });
});

describe('somebody whom an administrator made', () => {
  it.each([ada, { 'custom:role': 'x' }, { email: 'x@throwaway.example' }, {}])(
    'is admitted: %j',
    (attributes) => {
      expect(
        judge(attributes, { selfSignUp: 'closed', allowedDomains: ['other.example'] }, 'admin'),
      ).toBe('admit, confirm false');
    },
  );

  it('is refused with an address that mail could not safely go to', () => {
    expect(judge({ email: 'ada\r\n@example.com' }, {}, 'admin')).toBe('email_invalid');
  });
});

describe('somebody who comes from an identity provider', () => {
  it('is admitted, never confirmed or verified by us', () => {
    expect(judge(ada, {}, 'federated')).toBe('admit, confirm false');
    expect(judge({ 'custom:mapped': 'x' }, {}, 'federated')).toBe('admit, confirm false');
  });

  it('is held to the lists of domains', () => {
    expect(
      judge({ email: 'x@evil.example' }, { blockedDomains: ['evil.example'] }, 'federated'),
    ).toBe('domain_blocked');
    expect(judge({}, { allowedDomains: ['example.com'] }, 'federated')).toBe('email_missing');
  });

  it('is admitted where self sign-up is closed: the provider is the administrator’s choice', () => {
    expect(judge(ada, { selfSignUp: 'closed' }, 'federated')).toBe('admit, confirm false');
  });
});
