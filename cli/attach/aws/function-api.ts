import {
  AddPermissionCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  type LambdaClient,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { accountOfPool, parseFunctionArn } from '../plan/arn.ts';
import type { PermissionChange } from '../plan/changes.ts';
import type { ObservedFunction } from '../plan/observed.ts';
import { type FunctionPolicy, scopedIn } from '../plan/permission.ts';
import { FailedError } from '../plan/refusal.ts';
import { suiteSettingsIn } from '../plan/users/suite-settings.ts';

/** Functions and their resource policies. Adding and removing a statement may be done twice. */
export type FunctionApi = {
  read(arn: string): Promise<ObservedFunction>;
  allow(permission: PermissionChange, poolArn: string): Promise<void>;
  revoke(permission: PermissionChange): Promise<void>;
};

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof Error && error.name === name;

/** An alias has a policy of its own: statements for it are read and written with its qualifier. */
const addressOf = (arn: string) => {
  const parsed = parseFunctionArn(arn);
  return {
    FunctionName: parsed?.unqualified ?? arn,
    ...(parsed?.qualifier === undefined ? {} : { Qualifier: parsed.qualifier }),
  };
};

/** The response, or undefined where there is no such function, alias, policy or statement. */
const orMissing = async <Response>(call: Promise<Response>): Promise<Response | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
};

/** Lambda behind the port. */
export const functionApi = (client: LambdaClient): FunctionApi => {
  const policyOf = async (arn: string): Promise<FunctionPolicy> => {
    const response = await orMissing(client.send(new GetPolicyCommand(addressOf(arn))));
    return response?.Policy;
  };
  const add = (permission: PermissionChange, poolArn: string) =>
    client.send(
      new AddPermissionCommand({
        ...addressOf(permission.function),
        StatementId: permission.statementId,
        Action: 'lambda:InvokeFunction',
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: poolArn,
        SourceAccount: accountOfPool(poolArn),
      }),
    );
  return {
    read: async (arn) => {
      const found = await orMissing(client.send(new GetFunctionCommand(addressOf(arn))));
      if (found === undefined) return { state: 'missing', policy: undefined };
      // Functions from before Lambda had states have none and are ready.
      const { State: state = 'Active', Environment } = found.Configuration ?? {};
      const settings =
        Environment?.Error === undefined ? suiteSettingsIn(Environment?.Variables) : 'hidden';
      return { state, policy: await policyOf(arn), settings };
    },
    allow: async (permission, poolArn) => {
      try {
        await add(permission, poolArn);
      } catch (error) {
        if (!isNamed(error, 'ResourceConflictException')) throw error;
        // The statement is there: from an interrupted run, or from a first try whose response was lost.
        const { function: functionArn } = permission;
        const scoped = scopedIn(await policyOf(functionArn), { functionArn, poolArn });
        if (scoped.some(({ Sid }) => Sid === permission.statementId)) return;
        throw new FailedError(
          `The policy of ${permission.function} has another statement ${permission.statementId}`,
        );
      }
    },
    revoke: async ({ function: arn, statementId }) => {
      await orMissing(
        client.send(new RemovePermissionCommand({ ...addressOf(arn), StatementId: statementId })),
      );
    },
  };
};
