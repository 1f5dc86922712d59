import { GetWebACLForResourceCommand, WAFV2Client } from '@aws-sdk/client-wafv2';
import type { AwsConfig } from '../../common/aws-options.ts';
import type { Look } from './look.ts';

/** ARN of the web ACL before the pool, empty without one. WAF also wants cognito-idp:GetWebACLForResource allowed. */
export const readWebAcl = async (
  config: AwsConfig,
  poolArn: string,
  look: Look,
): Promise<string | undefined> => {
  const client = new WAFV2Client(config);
  const answer = await look('wafv2:GetWebACLForResource', 'AWS WAF before the pool', () =>
    client.send(new GetWebACLForResourceCommand({ ResourceArn: poolArn })),
  );
  client.destroy();
  return answer && (answer.WebACL?.ARN ?? '');
};
