import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsConfig } from '../common/aws-options.ts';
import { createLooker } from '../doctor/read/look.ts';
import type { AccountFacts, Deployment } from './facts.ts';
import { readLambda, readPoolQuota } from './read/quotas.ts';
import { readRights } from './read/rights.ts';
import { readConfigurationSet, readIdentity, readSending } from './read/ses.ts';
import { senderIdentityOf } from './sender-identity.ts';

/** Asks the account, with calls that change nothing. What cannot be read is kept as such; nothing is thrown. */
export const readAccount = async (
  config: AwsConfig,
  deployment: Deployment,
): Promise<AccountFacts> => {
  const ses = new SESv2Client(config);
  const cognito = new CognitoIdentityProviderClient(config);
  const lambda = new LambdaClient(config);
  const quotas = new ServiceQuotasClient(config);
  const iam = new IAMClient(config);
  const sts = new STSClient(config);
  const { look, unread } = createLooker();
  const { parameters } = deployment;
  const name = senderIdentityOf(parameters);
  try {
    const identity = name === undefined ? undefined : await readIdentity(ses, name, look);
    const set = parameters.SesConfigurationSet || identity?.configurationSet;
    return {
      deployment,
      identity,
      configurationSet: set === undefined ? undefined : await readConfigurationSet(ses, set, look),
      sending: await readSending(ses, look),
      lambda: await readLambda(lambda, look),
      // A stack for a pool that exists makes none.
      poolQuota: parameters.UserPoolId ? undefined : await readPoolQuota(cognito, quotas, look),
      rights: await readRights({ iam, sts }, look),
      unread: unread(),
    };
  } finally {
    for (const client of [ses, cognito, lambda, quotas, iam, sts]) client.destroy();
  }
};
