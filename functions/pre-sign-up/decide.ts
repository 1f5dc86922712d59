import { readEmailAddress } from '#shared/identity/email-address.ts';
import {
  areRestricted,
  type DomainLists,
  isAllowed,
  isBlocked,
  withParents,
} from '#shared/identity/email-domains.ts';

export type SignUpPolicy = DomainLists & {
  /** `closed`: only users whom an administrator made. */
  readonly selfSignUp: 'open' | 'closed';
  /** `first-code`: confirmed at once, the first correct code proves the address. `cognito`: Cognito mails a code. */
  readonly confirmation: 'first-code' | 'cognito';
  readonly blockDisposable: boolean;
  /** What a client may set at sign-up. */
  readonly allowedAttributes: ReadonlySet<string>;
};

/** Whether a domain is on the list of throw-away mail services. */
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
 * | admit | the user is made; `confirm` says whether a first code is all that is still needed |
 * | refuse | the caller is told the reason, and nothing is made |
 */
export type SignUpDecision =
  | { readonly outcome: 'admit'; readonly confirm: boolean }
  | { readonly outcome: 'refuse'; readonly reason: Refusal };

const refuse = (reason: Refusal): SignUpDecision => ({ outcome: 'refuse', reason });

/** Keys that Cognito adds by itself: a client cannot set them, so they are no reason to refuse one. */
const isCognitosOwn = (name: string): boolean => name === 'sub' || name.startsWith('cognito:');

/** A client may set any attribute that it sends; what a claim or a role could come from must not be among them (CWE-915). */
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

/** An administrator decided who comes in; an address that mail could not safely go to is still a mistake. */
const decideAdmin = ({ attributes: { email } }: SignUpFacts): SignUpDecision =>
  email !== undefined && email !== '' && readEmailAddress(email) === undefined
    ? refuse('email_invalid')
    : { outcome: 'admit', confirm: false };

/**
 * The provider says who it is, so an address is not asked for; but where the domains are restricted an address decides,
 * or a provider that anybody can register with would be a way around the lists.
 */
const decideFederated = (
  { attributes: { email, email_verified } }: SignUpFacts,
  policy: SignUpPolicy,
  isDisposable: IsDisposable,
): SignUpDecision => {
  const isRestricted = policy.allowedDomains.length > 0;
  if ((email === undefined || email === '') && !isRestricted) {
    return { outcome: 'admit', confirm: false };
  }
  // An address that its provider did not verify is whatever the user wrote there (nOAuth).
  if (areRestricted(policy) && email_verified !== 'true') return refuse('domain_not_allowed');
  const refusal = emailRefusal(email, policy, isDisposable);
  return refusal === undefined ? { outcome: 'admit', confirm: false } : refuse(refusal);
};

/** Who may open an account. Decides nothing about whose address it is: that takes a code. */
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
