import { readEmailAddress } from '#shared/identity/email-address.ts';
import { isAllowed, isBlocked, withParents } from '#shared/identity/email-domains.ts';

export type SignUpPolicy = {
  /** `closed`: only users that an administrator creates. */
  readonly selfSignUp: 'open' | 'closed';
  /** `first-code`: confirmed at once, the first correct code proves the address. `cognito`: Cognito mails a code. */
  readonly confirmation: 'first-code' | 'cognito';
  /** Lower-case ASCII. An empty list allows every domain. */
  readonly allowedDomains: readonly string[];
  readonly blockedDomains: readonly string[];
  readonly blockDisposable: boolean;
  /** Attributes that a client may set at sign-up. */
  readonly allowedAttributes: ReadonlySet<string>;
};

/** Whether a domain is in the list of disposable mail services. */
export type IsDisposable = (domain: string) => boolean;

export type SignUpFacts = {
  readonly source: 'self' | 'admin' | 'federated';
  readonly attributes: Readonly<Record<string, string | undefined>>;
};

type Refusal =
  | 'email_missing'
  | 'email_invalid'
  | 'domain_not_allowed'
  | 'domain_blocked'
  | 'domain_disposable'
  | 'attribute_not_allowed'
  | 'sign_up_closed';

/**
 * | outcome | what happens |
 * | --- | --- |
 * | admit | the user is created; `confirm` is true when the first code at sign-in is the only remaining step |
 * | refuse | the caller gets the reason, and no user is created |
 */
export type SignUpDecision =
  | { readonly outcome: 'admit'; readonly confirm: boolean }
  | { readonly outcome: 'refuse'; readonly reason: Refusal };

const refuse = (reason: Refusal): SignUpDecision => ({ outcome: 'refuse', reason });

/** Keys that Cognito adds: a client cannot set them, so they are ignored. */
const isCognitosOwn = (name: string): boolean => name === 'sub' || name.startsWith('cognito:');

/** Cognito stores any writable attribute that a client sends. Attributes that could grant a role must not be among them (CWE-915). */
const hasForeignAttribute = (
  attributes: SignUpFacts['attributes'],
  allowed: ReadonlySet<string>,
): boolean => Object.keys(attributes).some((name) => !isCognitosOwn(name) && !allowed.has(name));

const domainRefusal = (
  domain: string,
  { allowedDomains, blockedDomains, blockDisposable }: SignUpPolicy,
  isDisposable: IsDisposable,
): Refusal | undefined => {
  if (isBlocked(domain, blockedDomains)) return 'domain_blocked';
  if (!isAllowed(domain, allowedDomains)) return 'domain_not_allowed';
  if (blockDisposable && withParents(domain).some(isDisposable)) return 'domain_disposable';
  return undefined;
};

const emailRefusal = (
  email: string | undefined,
  policy: SignUpPolicy,
  isDisposable: IsDisposable,
): Refusal | undefined => {
  if (email === undefined || email === '') return 'email_missing';
  const address = readEmailAddress(email);
  if (address === undefined) return 'email_invalid';
  return domainRefusal(address.domain, policy, isDisposable);
};

const decideSelf = (
  { attributes }: SignUpFacts,
  policy: SignUpPolicy,
  isDisposable: IsDisposable,
): SignUpDecision => {
  if (policy.selfSignUp === 'closed') return refuse('sign_up_closed');
  if (hasForeignAttribute(attributes, policy.allowedAttributes)) {
    return refuse('attribute_not_allowed');
  }
  const refusal = emailRefusal(attributes.email, policy, isDisposable);
  if (refusal !== undefined) return refuse(refusal);
  return { outcome: 'admit', confirm: policy.confirmation === 'first-code' };
};

/** The administrator decided to admit the user. An address that mail cannot be sent to safely is still refused. */
const decideAdmin = ({ attributes: { email } }: SignUpFacts): SignUpDecision =>
  email !== undefined && email !== '' && readEmailAddress(email) === undefined
    ? refuse('email_invalid')
    : { outcome: 'admit', confirm: false };

/**
 * The provider identifies the user, so no address is needed. When domains are restricted, an address is required:
 * otherwise a provider with open registration would bypass the lists.
 */
const decideFederated = (
  { attributes: { email } }: SignUpFacts,
  policy: SignUpPolicy,
  isDisposable: IsDisposable,
): SignUpDecision => {
  const isRestricted = policy.allowedDomains.length > 0;
  if ((email === undefined || email === '') && !isRestricted) {
    return { outcome: 'admit', confirm: false };
  }
  const refusal = emailRefusal(email, policy, isDisposable);
  return refusal === undefined ? { outcome: 'admit', confirm: false } : refuse(refusal);
};

/** Who may sign up. It does not decide who owns the address: only a code proves that. */
export const decide = (
  facts: SignUpFacts,
  policy: SignUpPolicy,
  isDisposable: IsDisposable,
): SignUpDecision => {
  switch (facts.source) {
    case 'self':
      return decideSelf(facts, policy, isDisposable);
    case 'admin':
      return decideAdmin(facts);
    case 'federated':
      return decideFederated(facts, policy, isDisposable);
  }
};
