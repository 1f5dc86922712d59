import { apply } from './apply.ts';
import { driftOf } from './check.ts';
import { detach } from './detach.ts';
import { gather } from './gather.ts';
import type { Operation, Options } from './options.ts';
import { planAttach } from './plan.ts';
import { oursOf } from './reconcile.ts';
import type { Report } from './report.ts';
import { restore } from './restore.ts';
import { agree, type Terminal } from './terminal.ts';
import { entriesOf, triggerNames } from './triggers.ts';
import { readNamed, readWish } from './wish.ts';
import type { World } from './world.ts';

/** What an operation has to say, without the command and the pool that it was asked for. */
export type Part = Omit<Report, 'command' | 'userPoolId'>;

const planReport = async (world: World, options: Options): Promise<Part> => {
  const record = world.files.record();
  const wish = await readWish(world.stacks, options, record);
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
    notes: [...unfinished, ...rest.notes],
  };
};

const checkReport = async (world: World, options: Options): Promise<Part> => {
  const record = world.files.record();
  const wish = await readWish(world.stacks, options, record);
  const facts = await gather(
    world,
    entriesOf(wish).map(([, setting]) => setting.function),
  );
  const { drift, notes } = driftOf(facts, { wish, replace: [], ours: oursOf(record) }, record);
  return { outcome: drift.length === 0 ? 'nothing' : 'changes', drift, notes };
};

const applyReport = async (world: World, options: Options, terminal: Terminal): Promise<Part> => {
  const wish = await readWish(world.stacks, options, world.files.record());
  const asked = { wish, replace: options.replace ?? [] };
  const applied = await apply(world, asked, ({ changes, lambdaConfig, ...plan }) =>
    agree(options, terminal, {
      ...plan,
      ...headOf('apply', options),
      outcome: 'changes',
      triggers: changes,
    }),
  );
  const { changes, permissions } = applied.plan;
  const { kind, notes, backup } = applied;
  return {
    outcome: kind,
    triggers: changes,
    permissions,
    notes,
    ...(backup === undefined ? {} : { backup }),
  };
};

const detachReport = async (world: World, options: Options, terminal: Terminal): Promise<Part> => {
  const wish = await readNamed(world.stacks, options);
  const asked = { wish, chosen: options.triggers ?? triggerNames };
  const detached = await detach(world, asked, ({ changes, permissions, notes, needs }) =>
    agree(options, terminal, {
      ...headOf('detach', options),
      outcome: 'changes',
      triggers: changes,
      permissions,
      notes,
      needs,
    }),
  );
  const { changes, permissions } = detached.plan;
  const { kind, notes, backup } = detached;
  return {
    outcome: kind,
    triggers: changes,
    permissions,
    notes,
    ...(backup === undefined ? {} : { backup }),
  };
};

const restoreReport = async (world: World, options: Options, terminal: Terminal): Promise<Part> => {
  const restored = await restore(world, options.backup ?? '', (plan) =>
    agree(options, terminal, { ...headOf('restore', options), outcome: 'changes', ...plan }),
  );
  const { kind, plan, notes, backup } = restored;
  return { ...plan, outcome: kind, notes, ...(backup === undefined ? {} : { backup }) };
};

export const headOf = (command: Operation, { userPoolId }: Options) => ({ command, userPoolId });

/** Runs each operation and tells what came of it. */
export const reports: Readonly<
  Record<Operation, (world: World, options: Options, terminal: Terminal) => Promise<Part>>
> = {
  plan: planReport,
  check: checkReport,
  apply: applyReport,
  detach: detachReport,
  restore: restoreReport,
};
