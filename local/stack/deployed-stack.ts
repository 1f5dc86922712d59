import { stackName } from '../identity.ts';
import type { Clock } from '../observe/clock.ts';
import type { LocalStack } from '../services/cloudformation/local-stack.ts';
import type { DeclaredPool, UserPool } from '../services/cognito-idp/user-pool.ts';
import type { Template } from '../template/template.ts';
import type { Identity } from './identity-pools.ts';

type Parts = {
  readonly template: Template;
  readonly declared: DeclaredPool;
  readonly pool: UserPool;
  readonly identity: Pick<Identity, 'identityPoolId' | 'resources'>;
  readonly clock: Clock;
};

/**
 * The local stack as CloudFormation describes it. Physical ids are logical ids, except those of the pools and the
 * client.
 */
export const deployedStack = ({ template, declared, pool, identity, clock }: Parts): LocalStack => {
  const physicalIds: Readonly<Record<string, string>> = {
    UserPool: pool.userPoolId,
    UserPoolClient: pool.userPoolClientId,
    IdentityPool: identity.identityPoolId,
  };
  const bucket = identity.resources.find(({ logicalId }) => logicalId === 'UserFilesBucket');
  return {
    name: stackName,
    outputs: {
      UserPoolId: pool.userPoolId,
      UserPoolClientId: pool.userPoolClientId,
      IdentityPoolId: identity.identityPoolId,
      ...(bucket === undefined ? {} : { UserFilesBucketName: bucket.logicalId }),
      AttachTriggers: JSON.stringify(declared.pool.LambdaConfig ?? {}),
    },
    parameters: template.parameters,
    resources: [...template.resources, ...identity.resources].map(({ logicalId, type }) => ({
      logicalId,
      type,
      physicalId: physicalIds[logicalId] ?? logicalId,
    })),
    createdAt: new Date(clock.now()).toISOString(),
  };
};
