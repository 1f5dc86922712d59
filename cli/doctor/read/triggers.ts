import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import {
  GetPolicyCommand,
  type LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import type { TriggerFacts } from '../facts.ts';
import type { Look } from './look.ts';

type Attached = Omit<TriggerFacts, 'policy'>;

/** The functions of a LambdaConfig; PreTokenGenerationConfig counts as PreTokenGeneration, which it supersedes. */
export const attachedFunctions = ({
  PreTokenGenerationConfig,
  ...config
}: LambdaConfigType): readonly Attached[] => {
  const flat = {
    ...config,
    PreTokenGeneration: PreTokenGenerationConfig?.LambdaArn ?? config.PreTokenGeneration,
  };
  return Object.entries(flat).flatMap(([trigger, value]) => {
    const functionArn = typeof value === 'object' ? value.LambdaArn : value;
    // KMSKeyID stands among the triggers and is none.
    if (functionArn === undefined || trigger === 'KMSKeyID') return [];
    return [{ trigger, functionArn }];
  });
};

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
