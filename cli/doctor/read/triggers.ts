import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import {
  GetPolicyCommand,
  type LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { settingsOf } from '#shared/cognito/lambda-config.ts';
import type { TriggerFacts } from '../facts.ts';
import type { Look } from './look.ts';

type Attached = Omit<TriggerFacts, 'policy'>;

/** The functions of a LambdaConfig. */
export const attachedFunctions = (config: LambdaConfigType): readonly Attached[] =>
  settingsOf({ ...config }).map(({ trigger, setting }) => ({
    trigger,
    functionArn: setting.function,
  }));

/** Lambda answers «not found» for a function without a resource policy, which is no policy at all. */
const policyOf = async (client: LambdaClient, FunctionName: string): Promise<string> => {
  try {
    const { Policy } = await client.send(new GetPolicyCommand({ FunctionName }));
    return Policy ?? '';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return '';
    throw error;
  }
};

/** The attached functions, and the policy of each that could be read. */
export const readTriggers = async (
  client: LambdaClient,
  config: LambdaConfigType,
  look: Look,
): Promise<readonly TriggerFacts[]> =>
  Promise.all(
    attachedFunctions(config).map(async (attached) => {
      const { trigger, functionArn } = attached;
      const about = `permission of ${trigger} ${functionArn}`;
      const policy = await look('lambda:GetPolicy', about, () => policyOf(client, functionArn));
      return { ...attached, policy };
    }),
  );
