import type { Layer, StatementRef } from './layer.ts';

/**
 * | decision | `layer` | `statement` |
 * | --- | --- | --- |
 * | `allow` | the one that grants | its Allow |
 * | `explicit-deny` | the one with the Deny | the Deny |
 * | `implicit-deny` | the first that had to allow and did not; none where nothing could grant | none |
 */
export type Decision = {
  readonly decision: 'allow' | 'explicit-deny' | 'implicit-deny';
  readonly layer?: Pick<Layer, 'kind' | 'name'>;
  readonly statement?: StatementRef;
  /**
   * What statements contain that is not modelled, where it could have changed whether they apply. Such an Allow did not
   * allow, and such a Deny denied: with an entry here, AWS may allow what is denied here.
   */
  readonly notModelled: readonly string[];
  /** Policy variables that had no value. A Resource or a positive condition with one matches nothing. */
  readonly unresolvedVariables: readonly string[];
};
