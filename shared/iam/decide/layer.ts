import type { Call } from '../call.ts';
import type { PolicyDocument, Statement } from '../document.ts';
import { every, type Outcome, unknown, yes } from '../match/outcome.ts';
import { matchStatement, type StatementMatch } from '../match/statement.ts';

/**
 * | kind | what it is | in it, an Allow |
 * | --- | --- | --- |
 * | `identity` | policies of the user or role | grants |
 * | `resource` | policy of the resource, such as a Lambda function's | grants to the principal that it names |
 * | `trust` | trust policy of a role, for AssumeRole calls | is required, and grants to the principal that it names |
 * | `boundary` | permissions boundary | is required, and grants nothing |
 * | `session` | session policy | is required, and grants nothing |
 * | `service-control` | service or resource control policies of one level of the organization | is required, and grants nothing |
 */
export type LayerKind =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'boundary'
  | 'session'
  | 'service-control';

/** Policies of one kind that count together: an Allow in any of them is the layer's. */
export type Layer = {
  readonly kind: LayerKind;
  /** For people: `policies of the role`, `session policy of the identity pool`. */
  readonly name: string;
  readonly policies: readonly PolicyDocument[];
};

/** The statement that decided. */
export type StatementRef = {
  /** The Sid, or `Statement[1]` where it has none. */
  readonly id: string;
  /** The place of its policy in the layer, and its own place in the policy; both from 0. */
  readonly policy: number;
  readonly index: number;
  readonly statement: Statement;
};

export type LayerMatch = StatementMatch & { readonly ref: StatementRef };

const namesPrincipals = ({ Principal, NotPrincipal }: Statement): boolean =>
  Principal !== undefined || NotPrincipal !== undefined;

const namesResources = ({ Resource, NotResource }: Statement): boolean =>
  Resource !== undefined || NotResource !== undefined;

/** AWS refuses to save a statement with an element that its kind of policy does not take. */
const checkElements = (statement: Statement, kind: LayerKind): Outcome => {
  const isOfResource = kind === 'resource' || kind === 'trust';
  if (isOfResource && !namesPrincipals(statement))
    return unknown(`${kind} policy without Principal`);
  // Resource control policies take `"Principal": "*"`.
  if (!isOfResource && kind !== 'service-control' && namesPrincipals(statement)) {
    return unknown(`${kind} policy with Principal`);
  }
  return isOfResource || namesResources(statement)
    ? yes
    : unknown(`${kind} policy without Resource`);
};

const refOf = (statement: Statement, policy: number, index: number): StatementRef => ({
  id: statement.Sid === undefined || statement.Sid === '' ? `Statement[${index}]` : statement.Sid,
  policy,
  index,
  statement,
});

/** Every statement of the layer against the call. */
export const matchLayer = ({ kind, policies }: Layer, call: Call): readonly LayerMatch[] =>
  policies.flatMap(({ Version, Statement: statements }, policy) =>
    statements.map((statement, index) => {
      const match = matchStatement(statement, call, Version);
      const outcome = every([match.outcome, checkElements(statement, kind)]);
      return { ...match, outcome, ref: refOf(statement, policy, index) };
    }),
  );
