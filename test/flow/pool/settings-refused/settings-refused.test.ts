import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import { calls } from './calls.ts';
import type { Row } from './row.ts';
import { clientFlowRows } from './rows/client-flows.ts';
import { clientTokenRows } from './rows/client-tokens.ts';
import { clientUrlRows } from './rows/client-urls.ts';
import { domainAndServerRows } from './rows/domains-and-servers.ts';
import { identityPoolRows } from './rows/identity-pools.ts';
import { poolMessageRows } from './rows/pool-messages.ts';
import { poolPasswordRows } from './rows/pool-passwords.ts';
import { poolSignInRows } from './rows/pool-sign-in.ts';
import { poolTierRows } from './rows/pool-tiers.ts';
import { providerRows } from './rows/providers.ts';
import { schemaRows } from './rows/schema.ts';

/*
 * What AWS refuses, as a table of our own. The facts and AWS's texts are those of cdk-preflight
 * (github.com/badmintoncryer/cdk-preflight, rules/cognito), each of which was deployed on AWS, unless the file of a rule
 * says otherwise. docs/fidelity.md lists the rules that the local pools do not follow.
 */
const rows: readonly Row[] = [
  ...clientFlowRows,
  ...clientUrlRows,
  ...clientTokenRows,
  ...poolPasswordRows,
  ...poolSignInRows,
  ...poolTierRows,
  ...poolMessageRows,
  ...schemaRows,
  ...domainAndServerRows,
  ...providerRows,
  ...identityPoolRows,
];

const table = rows.flatMap((row) =>
  row.operations.map((operation) => ({ pool: {}, ...row, operation })),
);

let bench: TestIdentityPools;

beforeAll(async () => {
  bench = await startIdentityPools();
});

afterAll(() => bench.stop());

const aPoolId = /us-east-1_[A-Za-z0-9]+\.$/;

describe('settings that AWS refuses', () => {
  it.each(table)('$operation refuses $what', async ({ operation, pool, wrong, error, text }) => {
    const refusal = await refusalOf(calls[operation](bench, pool, wrong));

    const named = text.includes('{pool}') ? refusal.replace(aPoolId, '{pool}.') : refusal;
    expect(named.startsWith(`${error}: ${text}`) ? text : named).toBe(text);
  });

  it.each(table)('$operation takes what is nearest to $what', async (row) => {
    expect(await refusalOf(calls[row.operation](bench, row.pool, row.right))).toBe('answered');
  });
});

describe('a refresh token of 0 days', () => {
  it('a client with RefreshTokenValidity 0 has tokens of 30 days, whatever its unit', async () => {
    const inMinutes = { TokenValidityUnits: { RefreshToken: 'minutes' } };
    const make = (settings: object) => calls.CreateUserPoolClient(bench, {}, settings);

    expect(await make({ RefreshTokenValidity: 0 })).toMatchObject({
      UserPoolClient: { RefreshTokenValidity: 30 },
    });
    expect(await make({ RefreshTokenValidity: 0, ...inMinutes })).toMatchObject({
      UserPoolClient: {
        RefreshTokenValidity: 30,
        TokenValidityUnits: { RefreshToken: 'days' },
      },
    });
  });
});
