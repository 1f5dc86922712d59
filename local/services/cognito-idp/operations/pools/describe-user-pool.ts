import * as v from 'valibot';
import { domainsOf } from '../../pools/domains.ts';
import { requirePool } from '../../pools/pools.ts';
import type { DomainRecord } from '../../store/records.ts';
import { usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolShape } from '../../wire/shapes.ts';

/** API reference: DescribeUserPool. */
export const describeUserPool = signedOperation(
  'DescribeUserPool',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    const pool = requirePool(service, UserPoolId);
    const domains = domainsOf(service, pool);
    const isCustom = ({ settings }: DomainRecord) => settings.CustomDomainConfig !== undefined;
    const [own, custom] = [domains.find((one) => !isCustom(one)), domains.find(isCustom)];
    return {
      UserPool: {
        ...poolShape(pool, usersOf(service, pool).length),
        ...(own === undefined ? {} : { Domain: own.domain }),
        ...(custom === undefined ? {} : { CustomDomain: custom.domain }),
      },
    };
  },
);
