import * as v from 'valibot';
import { distributionOf } from '../../pools/domains.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: DescribeUserPoolDomain. A domain that does not exist has an empty description, not an error. */
export const describeUserPoolDomain = signedOperation(
  'DescribeUserPoolDomain',
  v.object({ Domain: v.string() }),
  (service, { Domain }) => {
    const found = service.store.domains.get(Domain);
    if (found === undefined) return { DomainDescription: {} };
    return {
      DomainDescription: {
        ManagedLoginVersion: 1,
        CustomDomainConfig: {},
        ...found.settings,
        UserPoolId: found.poolId,
        AWSAccountId: service.accountId,
        Domain,
        CloudFrontDistribution: distributionOf(found),
        Status: 'ACTIVE',
      },
    };
  },
);
