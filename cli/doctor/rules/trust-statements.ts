import { decide } from '#shared/iam/decide/decide.ts';
import { type Layer, matchLayer } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument, Statement } from '#shared/iam/document.ts';
import { matchAction } from '#shared/iam/match/action.ts';

/** The provider that trust policies name for identity pools. */
export const federation = 'cognito-identity.amazonaws.com';

/** The condition keys of the identity pool's id, and of how its user signed in. */
export const audience = `${federation}:aud`;
export const method = `${federation}:amr`;

/** A role, and the identity pool that opens sessions of it for users of this kind. */
export type Assumption = {
  readonly roleArn: string;
  readonly identityPoolId: string;
  readonly method: 'authenticated' | 'unauthenticated';
};

/** Other keys, such as the user's id (`:sub`), have values that are not known here. */
const callOf = (action: string, { roleArn, identityPoolId, method: amr }: Assumption) =>
  ({
    principal: { kind: 'federated', provider: federation },
    action,
    resource: roleArn,
    context: { [audience]: identityPoolId, [method]: [amr] },
    missingKeys: 'unknown',
  }) as const;

const assume = 'sts:AssumeRoleWithWebIdentity';

const layerOf = (policy: PolicyDocument): Layer => ({
  kind: 'trust',
  name: 'trust policy',
  policies: [policy],
});

/** The statements that let identity pools assume the role, whatever their conditions. */
export const trustStatements = (
  policy: PolicyDocument,
  assumption: Assumption,
): readonly Statement[] =>
  matchLayer(layerOf(policy), callOf(assume, assumption))
    .filter(({ statement }) => statement.Effect === 'Allow')
    .filter(({ principal, action }) => principal.verdict === 'yes' && action.verdict === 'yes')
    .map(({ statement }) => statement);

/** Whether sessions may have tags. The statement may be another than the one that lets the role be assumed. */
export const allowsTagging = (policy: PolicyDocument, assumption: Assumption): boolean =>
  matchLayer(layerOf(policy), callOf('sts:TagSession', assumption)).some(
    ({ statement, principal }) =>
      statement.Effect === 'Allow' &&
      principal.verdict === 'yes' &&
      matchAction(statement, 'sts:TagSession').verdict === 'yes',
  );

export const decideAssumption = (policy: PolicyDocument, assumption: Assumption) =>
  decide([layerOf(policy)], callOf(assume, assumption));
