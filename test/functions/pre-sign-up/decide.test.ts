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

describe('a user who signs up', () => {
  it('is admitted and confirmed: the first code proves the address', () => {
    expect(judge(ada)).toBe('admit, confirm true');
  });

  it('a self sign-up is admitted unconfirmed when Cognito mails its own code', () => {
    expect(judge(ada, { confirmation: 'cognito' })).toBe('admit, confirm false');
  });

  it('a closed sign-up is refused before any other rule applies', () => {
    expect(judge({ email: 'x', role: 'admin' }, { selfSignUp: 'closed' })).toBe('sign_up_closed');
  });

  it('a self sign-up needs an e-mail address', () => {
    expect(judge({})).toBe('email_missing');
    expect(judge({ email: '' })).toBe('email_missing');
  });

  it('a self sign-up needs an address that mail can be sent to safely', () => {
    expect(judge({ email: 'ada@localhost' })).toBe('email_invalid');
  });

  it.each(['custom:role', 'custom:tenant', 'email_verified', 'website', '__proto__x'])(
    'a self sign-up may not set %s',
    (name) => {
      expect(judge({ ...ada, [name]: 'x' })).toBe('attribute_not_allowed');
    },
  );

  it.each(['sub', 'cognito:user_status', 'cognito:email_alias'])(
    'a self sign-up is not refused for %s, which Cognito adds',
    (name) => {
      expect(judge({ ...ada, [name]: 'x' })).toBe('admit, confirm true');
    },
  );

  it('the domain must be exactly one of the allowed domains', () => {
    const allowed = { allowedDomains: ['example.com'] };

    expect(judge(ada, allowed)).toBe('admit, confirm true');
    expect(judge({ email: 'ada@EXAMPLE.com' }, allowed)).toBe('admit, confirm true');
    expect(judge({ email: 'ada@sub.example.com' }, allowed)).toBe('domain_not_allowed');
    expect(judge({ email: 'eve@notexample.com' }, allowed)).toBe('domain_not_allowed');
    expect(judge({ email: 'eve@еxample.com' }, allowed)).toBe('domain_not_allowed');
  });

  it('the domain must not be a blocked domain or a subdomain of one', () => {
    const blocked = { blockedDomains: ['evil.example'] };

    expect(judge({ email: 'x@EVIL.example' }, blocked)).toBe('domain_blocked');
    expect(judge({ email: 'x@sub.evil.example' }, blocked)).toBe('domain_blocked');
    expect(judge({ email: 'x@notevil.example' }, blocked)).toBe('admit, confirm true');
  });

  it('the domain must not be a disposable mail service or a subdomain of one', () => {
    expect(judge({ email: 'x@throwaway.example' })).toBe('domain_disposable');
    expect(judge({ email: 'x@a.b.throwaway.example' })).toBe('domain_disposable');
    expect(judge({ email: 'x@throwaway.example' }, { blockDisposable: false })).toBe(
      'admit, confirm true',
    );
  });
});

describe('a user whom an administrator made', () => {
  it.each([ada, { 'custom:role': 'x' }, { email: 'x@throwaway.example' }, {}])(
    'a user created by an administrator is admitted with %j',
    (attributes) => {
      expect(
        judge(attributes, { selfSignUp: 'closed', allowedDomains: ['other.example'] }, 'admin'),
      ).toBe('admit, confirm false');
    },
  );

  it('a user created by an administrator is refused with an address that mail cannot be sent to safely', () => {
    expect(judge({ email: 'ada\r\n@example.com' }, {}, 'admin')).toBe('email_invalid');
  });
});

describe('a user who comes from an identity provider', () => {
  it('is admitted, never confirmed or verified by us', () => {
    expect(judge(ada, {}, 'federated')).toBe('admit, confirm false');
    expect(judge({ 'custom:mapped': 'x' }, {}, 'federated')).toBe('admit, confirm false');
  });

  it('is held to the lists of domains', () => {
    const email_verified = 'true';
    const evil = { email: 'x@evil.example', email_verified };

    expect(judge(evil, { blockedDomains: ['evil.example'] }, 'federated')).toBe('domain_blocked');
    expect(judge({ email_verified }, { allowedDomains: ['example.com'] }, 'federated')).toBe(
      'email_missing',
    );
    expect(
      judge({ ...ada, email_verified }, { allowedDomains: ['example.com'] }, 'federated'),
    ).toBe('admit, confirm false');
  });

  it.each(['false', 'TRUE', 'True', '1', '', undefined])(
    'is refused where domains are restricted and the provider says email_verified %j',
    (email_verified) => {
      const attributes = { ...ada, ...(email_verified === undefined ? {} : { email_verified }) };
      const [allowed, blocked] = [['example.com'], ['evil.example']];

      expect(judge(attributes, { allowedDomains: allowed }, 'federated')).toBe(
        'domain_not_allowed',
      );
      expect(judge(attributes, { blockedDomains: blocked }, 'federated')).toBe(
        'domain_not_allowed',
      );
      expect(judge(attributes, {}, 'federated')).toBe('admit, confirm false');
    },
  );

  it('is admitted without an address where domains are blocked only', () => {
    expect(judge({}, { blockedDomains: ['evil.example'] }, 'federated')).toBe(
      'admit, confirm false',
    );
  });

  it('a federated user is admitted when self sign-up is closed', () => {
    expect(judge(ada, { selfSignUp: 'closed' }, 'federated')).toBe('admit, confirm false');
  });
});
