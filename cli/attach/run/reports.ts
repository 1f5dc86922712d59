import { gather } from '../aws/observe.ts';
import type { Operation, Options } from '../options.ts';
import { driftOf } from '../plan/drift.ts';
import { planAttach } from '../plan/plan-attach.ts';
import { oursOf } from '../plan/reconcile.ts';
import { entriesOf, triggerNames } from '../plan/triggers.ts';
import type { Part } from '../report/report.ts';
import { agree, type Terminal } from './agree.ts';
import { apply } from './apply.ts';
import type { World } from './context.ts';
import { readNamed, readWish } from './desired-triggers.ts';
import { detach } from './detach.ts';
import { failureReport } from './failure-report.ts';
import { restore } from './restore.ts';
import { recover } from './resume-interrupted.ts';

const planReport = async (world: World, options: Options): Promise<Part> => {
  const record = world.files.record();
  const { wish, notes } = await readWish(world.stacks, options, record);
  const facts = await gather(
    world,
    entriesOf(wish).map(([, setting]) => setting.function),
  );
  const result = planAttach(facts, { wish, replace: options.replace ?? [], ours: oursOf(record) });
  if (result.kind === 'refused') return { outcome: 'refused', refusals: result.refusals };
  const { changes, lambdaConfig, ...rest } = result.plan;
  const unfinished =
    record?.pending === undefined
      ? []
      : [`A run of ${record.pending.operation} was cut off; apply or detach settles it first.`];
  const isNothing = changes.length + rest.permissions.length + unfinished.length === 0;
  return {
    ...rest,
    outcome: isNothing ? 'nothing' : 'changes',
    triggers: changes,
    notes: [...unfinished, ...notes, ...rest.notes],
  };
};

const checkReport = async (world: World, options: Options): Promise<Part> => {
  const record = world.files.record();
  const { wish } = await readWish(world.stacks, options, record);
  const facts = await gather(
    world,
    entriesOf(wish).map(([, setting]) => setting.function),
  );
  const { drift, notes } = driftOf(facts, { wish, replace: [], ours: oursOf(record) }, record);
  return { outcome: drift.length === 0 ? 'nothing' : 'changes', drift, notes };
};

type Writing = (
  world: World,
  options: Options,
  terminal: Terminal,
) => Promise<(settled: readonly string[]) => Promise<Part>>;

/**
 * Runs a writing operation, and before it settles a run that was cut off: that writes too, so it is agreed to first, and
 * told whatever the operation itself comes to. `prepare` reads what the operation is about, while the record is as it was.
 */
const settle = async (
  operation: Operation,
  prepare: Writing,
  ...[world, options, terminal]: Parameters<Writing>
): Promise<Part> => {
  const run = await prepare(world, options, terminal);
  const pending = world.files.record()?.pending;
  if (pending === undefined) return run([]);
  await agree(options, terminal, {
    ...headOf(operation, options),
    outcome: 'changes',
    notes: [`A run of ${pending.operation} was cut off; it is finished or undone first.`],
  });
  const settled = await recover(world);
  try {
    return await run(settled);
  } catch (error) {
    return { ...failureReport(error), notes: settled };
  }
};

/** The same while no other run is under way. */
const alone =
  (operation: Operation, prepare: Writing) =>
  async (...[world, options, terminal]: Parameters<Writing>): Promise<Part> => {
    const release = world.files.lock();
    try {
      return await settle(operation, prepare, world, options, terminal);
    } finally {
      release();
    }
  };

const withBackup = (backup: string | undefined) => (backup === undefined ? {} : { backup });

const applyReport: Writing = async (world, options, terminal) => {
  const { wish, notes: ofStack } = await readWish(world.stacks, options, world.files.record());
  const asked = { wish, replace: options.replace ?? [] };
  return async (settled) => {
    const told = [...settled, ...ofStack];
    const applied = await apply(world, asked, told, ({ changes, lambdaConfig, ...plan }) =>
      agree(options, terminal, {
        ...plan,
        ...headOf('apply', options),
        outcome: 'changes',
        triggers: changes,
      }),
    );
    const { changes, permissions, questions } = applied.plan;
    const { kind, notes, backup } = applied;
    return {
      ...{ outcome: kind, triggers: changes, permissions, notes, questions },
      ...withBackup(backup),
    };
  };
};

const detachReport: Writing = async (world, options, terminal) => {
  const wish = await readNamed(world.stacks, options);
  const asked = { wish, chosen: options.triggers ?? triggerNames };
  return async (settled) => {
    const detached = await detach(world, asked, settled, (plan) =>
      agree(options, terminal, {
        ...headOf('detach', options),
        outcome: 'changes',
        triggers: plan.changes,
        permissions: plan.permissions,
        notes: plan.notes,
        needs: plan.needs,
        questions: plan.questions,
      }),
    );
    const { changes, permissions, questions } = detached.plan;
    const { kind, notes, backup } = detached;
    return {
      ...{ outcome: kind, triggers: changes, permissions, notes, questions },
      ...withBackup(backup),
    };
  };
};

const restoreReport: Writing = async (world, options, terminal) => async (settled) => {
  const restored = await restore(world, options.backup ?? '', settled, (plan) =>
    agree(options, terminal, { ...headOf('restore', options), outcome: 'changes', ...plan }),
  );
  const { kind, plan, notes, backup } = restored;
  return { ...plan, outcome: kind, notes, ...withBackup(backup) };
};

export const headOf = (command: Operation, { userPoolId }: Options) => ({ command, userPoolId });

/** Runs each operation and tells what came of it. */
export const reports: Readonly<
  Record<Operation, (world: World, options: Options, terminal: Terminal) => Promise<Part>>
> = {
  plan: planReport,
  check: checkReport,
  apply: alone('apply', applyReport),
  detach: alone('detach', detachReport),
  restore: alone('restore', restoreReport),
};
