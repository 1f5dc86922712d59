import type { Unread } from '../doctor/facts.ts';
import type { Finding } from '../doctor/finding.ts';

/** What a deployment is given, as far as the account has to agree with it. */
export type Deployment = {
  readonly region: string;
  /** The template's parameters that are given; others keep their defaults. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** An SES identity: a domain or an address. */
export type IdentityFacts = {
  readonly name: string;
  readonly exists: boolean;
  readonly verified: boolean;
  /** The configuration set that SES adds to mails that name none. */
  readonly configurationSet: string | undefined;
};

export type ConfigurationSetFacts = {
  readonly name: string;
  readonly exists: boolean;
  readonly sends: boolean;
};

/** SES's account in the Region. Rates are mails a second; both limits count recipients. */
export type SendingFacts = {
  readonly production: boolean;
  readonly enabled: boolean;
  /** `HEALTHY`, `PROBATION`, `SHUTDOWN` (GetAccount). */
  readonly enforcement: string;
  readonly max24HourSend: number;
  readonly sentLast24Hours: number;
  readonly maxSendRate: number;
};

export type LambdaFacts = {
  readonly concurrentExecutions: number;
  readonly codeBytes: number;
  readonly codeBytesLimit: number;
};

export type PoolQuota = { readonly pools: number; readonly limit: number };

export type Right = {
  readonly action: string;
  /** `allowed`, `implicitDeny` or `explicitDeny` (SimulatePrincipalPolicy). */
  readonly decision: string;
  /** A condition could not be judged without values that only the real call has. */
  readonly conditional: boolean;
};

export type RightsFacts = { readonly principal: string; readonly rights: readonly Right[] };

/** All that was asked. What is `undefined` could not be read and has its entry in `unread`. */
export type AccountFacts = {
  readonly deployment: Deployment;
  /** The identity whose ARN the pool gets: `SenderIdentityArn`, or the domain of `SenderAddress`. */
  readonly identity: IdentityFacts | undefined;
  readonly configurationSet: ConfigurationSetFacts | undefined;
  readonly sending: SendingFacts | undefined;
  readonly lambda: LambdaFacts | undefined;
  readonly poolQuota: PoolQuota | undefined;
  readonly rights: RightsFacts | undefined;
  readonly unread: readonly Unread[];
};

/** A rule looks at the facts, and at the moment in milliseconds since the epoch. */
export type AccountRule = (facts: AccountFacts, now: number) => readonly Finding[];
