import { test } from 'node:test';
import { codes } from './stages/codes.ts';
import { deletion } from './stages/deletion.ts';
import { existingPool } from './stages/existing-pool.ts';
import { firstDeployment } from './stages/first-deployment.ts';
import { identityPool } from './stages/identity-pool.ts';
import { logs } from './stages/logs.ts';
import { nativeCodes } from './stages/native-codes.ts';
import { profiles } from './stages/profiles.ts';
import { roles } from './stages/roles.ts';
import { signIns } from './stages/sign-ins.ts';
import { updates } from './stages/updates.ts';
import { failedUpdate } from './trial/failed-update.ts';
import { fromFirstVersion } from './trial/from-first-version.ts';
import { leftPool } from './trial/left-pool.ts';
import { parameters } from './trial/parameters.ts';
import { rotation } from './trial/rotation.ts';

/**
 * The deployed system from its first deployment to its deletion, in this order, each stage on what the one before it
 * left. `.ci/deploy` starts the MiniStack that it runs against.
 */
const timeout = 600_000;

await test('a first deployment', { timeout }, firstDeployment);
await test('sign-ins at the deployed pool', { timeout }, signIns);
await test('codes of the deployed pool', { timeout }, codes);
await test('the identity pool', { timeout }, identityPool);
await test('profiles, by sam remote invoke', { timeout }, profiles);
await test('roles, one action taken away at a time', { timeout }, roles);
await test('logs', { timeout }, logs);
await test('updates', { timeout }, updates);
await test('native codes, and back', { timeout }, nativeCodes);
await test('a stack for an existing pool', { timeout }, existingPool);
await test('deletion', { timeout }, deletion);

/** The update path, on a stack that began as 0.1.0. */
await test('an update from 0.1.0', { timeout }, fromFirstVersion);
await test('every parameter changed once', { timeout }, parameters);
await test('rotation of the pepper under load', { timeout }, rotation);
await test('an update that fails', { timeout }, failedUpdate);
await test('a pool that was left', { timeout }, leftPool);
