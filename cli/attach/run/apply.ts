import { type Difference, textAt } from '../../common/json.ts';
import { gather } from '../aws/observe.ts';
import { type Written, writeTriggers } from '../aws/write-pool.ts';
import { isScoped, statementId } from '../plan/permission.ts';
import { type Asked, type PermissionChange, type Plan, planAttach } from '../plan/plan-attach.ts';
import { lambdaConfigOf } from '../plan/pool/state.ts';
import { oursOf, withChanges, withPermissions } from '../plan/reconcile.ts';
import { emptyRecord } from '../plan/record.ts';
import { FailedError, RefusedError } from '../plan/refusal.ts';
import { entriesOf } from '../plan/triggers.ts';
import { backUp } from './back-up.ts';
import type { World } from './context.ts';
import { finish, pathsOf } from './resume-interrupted.ts';
import { goOn, runPending } from './while-pending.ts';

export type Applied = {
  readonly kind: 'nothing' | 'done';
  readonly plan: Plan;
  readonly notes: readonly string[];
  readonly backup?: string;
};

/** How often a plan is made anew because somebody else changed the pool in between. */
const rounds = 4;

const planned = async (world: World, asked: Omit<Asked, 'ours'>) => {
  const arns = entriesOf(asked.wish).map(([, setting]) => setting.function);
  const facts = await gather(world, arns);
  const record = world.files.record() ?? emptyRecord(world.userPoolId);
  const result = planAttach(facts, { ...asked, ours: oursOf(record) });
  if (result.kind === 'refused') throw new RefusedError(...result.refusals);
  return { facts, record, plan: result.plan };
};

const addPermissions = async (world: World, plan: Plan, poolArn: string): Promise<void> => {
  for (const permission of plan.permissions) {
    goOn(world);
    await world.functions.allow(permission, poolArn);
  }
};

/**
 * Adds the statements that are not there (any more) once the pool calls the functions: another run may have taken back,
 * as its own, what this one had found in place.
 */
const allowAgain = async (
  world: World,
  { changes, permissions }: Plan,
  poolArn: string,
): Promise<readonly PermissionChange[]> => {
  const called = changes.flatMap(({ to }) => (to === undefined ? [] : [to.function]));
  const again: PermissionChange[] = [];
  for (const arn of new Set([...called, ...permissions.map((one) => one.function)])) {
    const { policy } = await world.functions.read(arn);
    if (policy.some((one) => isScoped(one, poolArn))) continue;
    const permission = { function: arn, statementId: statementId(world.userPoolId) };
    await world.functions.allow(permission, poolArn);
    again.push(permission);
  }
  return again;
};

const factNotes = (facts: readonly Difference[]): readonly string[] =>
  facts.length === 0
    ? []
    : [`${pathsOf(facts)} changed too. No update can set that: look at the pool.`];

const restoredError = (written: Extract<Written, { kind: 'restored' }>, backup: string) =>
  new FailedError(
    `After the update ${pathsOf(written.differences)} differed. ${
      written.left.length === 0
        ? 'Everything was put back as it was.'
        : `${pathsOf(written.left)} could not be put back: the state before is in ${backup}.`
    }`,
  );

/** The writing part: backup, permissions, the pool, the comparison. Answers nothing where the pool changed meanwhile. */
const write = async (
  world: World,
  { facts, record, plan }: Awaited<ReturnType<typeof planned>>,
): Promise<Applied | undefined> => {
  const { state } = facts;
  const backup = await backUp(world, facts);
  const next = withChanges(record, lambdaConfigOf(state), plan);
  const written = await runPending(
    world,
    { operation: 'apply', record: next, backup, before: state },
    async (sending): Promise<Written> => {
      await world.step('Let Cognito call the functions', () =>
        addPermissions(world, plan, textAt(state.pool, 'Arn') ?? ''),
      );
      goOn(world);
      const outcome: Written =
        plan.changes.length === 0
          ? { kind: 'written', facts: [] }
          : await writeTriggers(world, state, plan.lambdaConfig, sending);
      const again = await world.step('Look whether Cognito may call them', () =>
        allowAgain(world, plan, textAt(state.pool, 'Arn') ?? ''),
      );
      await finish(world, withPermissions(next, again));
      return outcome;
    },
  );
  if (written.kind === 'changed') return undefined;
  if (written.kind === 'restored') throw restoredError(written, backup);
  return { kind: 'done', plan, notes: [...plan.notes, ...factNotes(written.facts)], backup };
};

/**
 * Attaches. `settled` is what to tell of the time before: a run that was cut off, the stack. `approve` is asked once, with the plan, before anything is written, and throws to stop; a later plan that
 * differs from the one agreed to is not carried out.
 */
export const apply = async (
  world: World,
  asked: Omit<Asked, 'ours'>,
  settled: readonly string[],
  approve: (plan: Plan) => Promise<void>,
): Promise<Applied> => {
  let agreed: string | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const current = await planned(world, asked);
    const { plan } = current;
    const notes = [...settled, ...plan.notes];
    if (plan.changes.length === 0 && plan.permissions.length === 0) {
      return { kind: 'nothing', plan, notes };
    }
    const text = JSON.stringify(plan.changes);
    if (agreed === undefined) await approve({ ...plan, notes });
    else if (agreed !== text) break;
    agreed = text;
    const done = await write(world, current);
    if (done !== undefined) return { ...done, notes: [...settled, ...done.notes] };
  }
  throw new FailedError(
    'Somebody else is changing the pool at the same time. Nothing of this run is left in it; try again later.',
  );
};
