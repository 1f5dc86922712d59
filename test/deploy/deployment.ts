import { test } from 'node:test';
import { codes } from './stages/codes.ts';
import { deletion } from './stages/deletion.ts';
import { existingPool } from './stages/existing-pool.ts';
import { firstDeployment } from './stages/first-deployment.ts';
import { fromFirstVersion } from './stages/from-first-version.ts';
import { identityPool } from './stages/identity-pool.ts';
import { logs } from './stages/logs.ts';
import { profiles } from './stages/profiles.ts';
import { roles } from './stages/roles.ts';
import { rotation } from './stages/rotation.ts';
import { signIns } from './stages/sign-ins.ts';
import { updates } from './stages/updates.ts';

/**
 * The deployed system from its first deployment to its deletion, in this order, each stage on what the one before it
 * left. `.ci/deploy` starts the MiniStack that it runs against.
 */
const timeout = 300_000;

await test('a first deployment', { timeout }, firstDeployment);
await test('sign-ins at the deployed pool', { timeout }, signIns);
await test('codes of the deployed pool', { timeout }, codes);
await test('the identity pool', { timeout }, identityPool);
await test('profiles, by sam remote invoke', { timeout }, profiles);
await test('roles, one action taken away at a time', { timeout }, roles);
await test('logs', { timeout }, logs);
await test('rotation of the pepper', { timeout }, rotation);
await test('updates', { timeout }, updates);
await test('a stack for an existing pool', { timeout }, existingPool);
await test('an update from 0.1.0', { timeout }, fromFirstVersion);
await test('deletion', { timeout }, deletion);
