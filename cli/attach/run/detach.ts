import { gather } from '../aws/observe.ts';
import { writeTriggers } from '../aws/write-pool.ts';
import { type DetachPlan, planDetach } from '../plan/plan-detach.ts';
import { oursOf } from '../plan/reconcile.ts';
import type { AttachRecord } from '../plan/record.ts';
import { FailedError, RefusedError } from '../plan/refusal.ts';
import { entriesOf, settingOf, type TriggerName, type Wish } from '../plan/triggers.ts';
import { backUp } from './back-up.ts';
import type { World } from './context.ts';
import { finish, pathsOf } from './resume-interrupted.ts';
import { goOn, runPending } from './while-pending.ts';

export type Detached = {
  readonly kind: 'nothing' | 'done';
  readonly plan: DetachPlan;
  readonly notes: readonly string[];
  readonly backup?: string;
};

const rounds = 4;

/** Functions that a detach may put back; they are somebody else's. */
const formerOf = (record: AttachRecord | undefined): readonly string[] =>
  entriesOf(record?.triggers ?? {}).flatMap(([trigger, { before }]) => {
    const former = settingOf(before, trigger);
    return former === undefined ? [] : [former.function];
  });

const planned = async (world: World, wish: Wish, chosen: readonly TriggerName[]) => {
  const record = world.files.record();
  const arns = [
    ...entriesOf(wish).map(([, setting]) => setting.function),
    ...entriesOf(oursOf(record)).map(([, setting]) => setting.function),
    ...(record?.permissions ?? []).map((one) => one.function),
  ];
  const facts = await gather(world, arns, formerOf(record));
  const result = planDetach(facts, record, wish, chosen);
  if (result.kind === 'refused') throw new RefusedError(...result.refusals);
  return { facts, plan: result.plan };
};

const write = async (
  world: World,
  { facts, plan }: Awaited<ReturnType<typeof planned>>,
): Promise<Detached | undefined> => {
  const { state } = facts;
  const backup = await backUp(world, facts);
  const written = await runPending(
    world,
    { operation: 'detach', record: plan.record, backup, before: state },
    async (sending) => {
      goOn(world);
      const outcome =
        plan.changes.length === 0
          ? ({ kind: 'written', facts: [] } as const)
          : await writeTriggers(world, state, plan.lambdaConfig, sending);
      await world.step('Take back the permissions', () => finish(world, plan.record));
      return outcome;
    },
  );
  if (written.kind === 'changed') return undefined;
  if (written.kind === 'restored') {
    throw new FailedError(
      `After the update ${pathsOf(written.differences)} differed; ${
        written.left.length === 0 ? 'everything was put back' : `${pathsOf(written.left)} remain`
      }. The state before is in ${backup}.`,
    );
  }
  return { kind: 'done', plan, notes: plan.notes, backup };
};

/** Removes what is ours from the pool and puts back what was there before it. */
export const detach = async (
  world: World,
  asked: { readonly wish: Wish; readonly chosen: readonly TriggerName[] },
  settled: readonly string[],
  approve: (plan: DetachPlan) => Promise<void>,
): Promise<Detached> => {
  let agreed: string | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const current = await planned(world, asked.wish, asked.chosen);
    const { plan } = current;
    const notes = [...settled, ...plan.notes];
    if (plan.changes.length === 0 && plan.permissions.length === 0) {
      await finish(world, plan.record);
      return { kind: 'nothing', plan, notes };
    }
    const text = JSON.stringify(plan.changes);
    if (agreed === undefined) await approve({ ...plan, notes });
    else if (agreed !== text) break;
    agreed = text;
    const done = await write(world, current);
    if (done !== undefined) return { ...done, notes: [...settled, ...done.notes] };
  }
  throw new FailedError('Somebody else is changing the pool at the same time; try again later.');
};
