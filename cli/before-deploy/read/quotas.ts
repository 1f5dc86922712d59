import {
  type CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
  paginateListServiceQuotas,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { Look } from '../../doctor/read/look.ts';
import type { LambdaFacts, PoolQuota } from '../facts.ts';

export const readLambda = (lambda: LambdaClient, look: Look): Promise<LambdaFacts | undefined> =>
  look('lambda:GetAccountSettings', 'Lambda concurrency and code storage', async () => {
    const { AccountLimit, AccountUsage } = await lambda.send(new GetAccountSettingsCommand({}));
    return {
      concurrentExecutions: AccountLimit?.ConcurrentExecutions ?? 0,
      codeBytes: AccountUsage?.TotalCodeSize ?? 0,
      codeBytesLimit: AccountLimit?.TotalCodeSize ?? 0,
    };
  });

/** The console's name of the quota: codes of quotas are not in the guide. */
const isPoolQuota = (name: string): boolean => /^user pools per/i.test(name);

const readLimit = async (quotas: ServiceQuotasClient): Promise<number> => {
  const pages = paginateListServiceQuotas({ client: quotas }, { ServiceCode: 'cognito-idp' });
  for await (const { Quotas = [] } of pages) {
    const found = Quotas.find(({ QuotaName = '' }) => isPoolQuota(QuotaName));
    if (found?.Value !== undefined) return found.Value;
  }
  throw Object.assign(new Error('no such quota'), { name: 'NoSuchQuota' });
};

const countPools = async (cognito: CognitoIdentityProviderClient): Promise<number> => {
  let count = 0;
  for await (const page of paginateListUserPools({ client: cognito }, { MaxResults: 60 })) {
    count += page.UserPools?.length ?? 0;
  }
  return count;
};

/** Pools in the Region, and how many there may be. */
export const readPoolQuota = async (
  cognito: CognitoIdentityProviderClient,
  quotas: ServiceQuotasClient,
  look: Look,
): Promise<PoolQuota | undefined> => {
  const about = 'number of user pools';
  const pools = await look('cognito-idp:ListUserPools', about, () => countPools(cognito));
  const limit = await look('servicequotas:ListServiceQuotas', about, () => readLimit(quotas));
  return pools === undefined || limit === undefined ? undefined : { pools, limit };
};
