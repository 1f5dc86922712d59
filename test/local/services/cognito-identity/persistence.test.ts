import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startIdentityPools } from '../../../support/identity/identity-pools.ts';

it('the pool, its identities and its key outlive the process', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const options = { dataDirectory, parameterOverrides: { GuestAccess: 'yes' } };
  const keysOf = async (url: string) => (await fetch(`${url}/.well-known/jwks_uri`)).json();
  const before = await startIdentityPools(options);
  const IdentityPoolId = before.identityPoolId;
  const { IdentityId } = await before.identities.getId({ IdentityPoolId });
  const keys = await keysOf(before.url);
  await before.stop();

  const after = await startIdentityPools(options);

  expect(after.identityPoolId).toBe(IdentityPoolId);
  expect(await keysOf(after.url)).toEqual(keys);
  const { Credentials } = await after.identities.getCredentialsForIdentity({ IdentityId });
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA/);
  await after.stop();
});
