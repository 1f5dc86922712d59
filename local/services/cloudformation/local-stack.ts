import type { Clock } from '../../observe/clock.ts';
import { stackName } from '../../stack/identity.ts';
import type { Template } from '../../template/template.ts';
import type { DeclaredPool, UserPool } from '../cognito-idp/user-pool.ts';

/** The stack that the template would have made. */
export type LocalStack = {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly resources: readonly {
    readonly logicalId: string;
    readonly physicalId: string;
    readonly type: string;
  }[];
  readonly createdAt: string;
};

type Parts = {
  readonly template: Template;
  readonly declared: DeclaredPool;
  readonly pool: UserPool;
  readonly clock: Clock;
};

/** What runs here, as one deployed stack: physical names are logical ids, but for the pool and its client. */
export const localStack = ({ template, declared, pool, clock }: Parts): LocalStack => {
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
