import { textAt } from '../../common/json.ts';
import type { FunctionPolicy } from './permission.ts';
import type { PoolState } from './pool/state.ts';
import type { SuiteSettings } from './users/suite-settings.ts';
import type { UserClient } from './users/user-facts.ts';

/** GetFunction's `State`, or `missing`, and the text of GetPolicy. */
export type ObservedFunction = {
  readonly state: string;
  readonly policy: FunctionPolicy;
  /** `hidden` where Lambda could not decrypt the environment for these credentials. */
  readonly settings?: SuiteSettings | 'hidden';
};

/** What CloudFormation says of the stack that a pool belongs to. */
export type StackLookup =
  | { readonly kind: 'none' }
  | { readonly kind: 'stack'; readonly name: string }
  /** That stack was deleted and left the pool behind. */
  | { readonly kind: 'left'; readonly name: string }
  /** The credentials lack cloudformation:DescribeStackResources. */
  | { readonly kind: 'denied' };

/** The state of AWS that a plan is made from. */
export type Observed = {
  readonly state: PoolState;
  readonly stack: StackLookup;
  /** By ARN, as they were asked for. */
  readonly functions: ReadonlyMap<string, ObservedFunction>;
  /** The pool's app clients; undefined where they were not read. */
  readonly clients?: readonly UserClient[] | undefined;
};

export const poolArnOf = ({ pool }: PoolState): string => textAt(pool, 'Arn') ?? '';

export const poolIdOf = ({ pool }: PoolState): string => textAt(pool, 'Id') ?? '';
