import { stackName } from '../identity.ts';
import type { Clock } from '../observe/clock.ts';
import type { LocalStack } from '../services/cloudformation/local-stack.ts';
import type { DeclaredPool, UserPool } from '../services/cognito-idp/user-pool.ts';
import type { Template } from '../template/template.ts';

type Parts = {
  readonly template: Template;
  readonly declared: DeclaredPool;
  readonly pool: UserPool;
  readonly clock: Clock;
};

/**
 * The local stack as CloudFormation describes it. Physical ids are logical ids, except those of the pool and the
 * client.
 */
export const deployedStack = ({ template, declared, pool, clock }: Parts): LocalStack => {
  const physicalIds: Readonly<Record<string, string>> = {
    UserPool: pool.userPoolId,
    UserPoolClient: pool.userPoolClientId,
  };
  return {
    name: stackName,
    outputs: {
      UserPoolId: pool.userPoolId,
      UserPoolClientId: pool.userPoolClientId,
      AttachTriggers: JSON.stringify(declared.pool.LambdaConfig ?? {}),
    },
    parameters: template.parameters,
    resources: template.resources.map(({ logicalId, type }) => ({
      logicalId,
      type,
      physicalId: physicalIds[logicalId] ?? logicalId,
    })),
    createdAt: new Date(clock.now()).toISOString(),
  };
};
