import type { Report } from './report.ts';

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

const verbs = {
  toDo: { set: 'set', reset: 'reset', change: 'change', add: 'add', remove: 'remove' },
  done: { set: 'set', reset: 'reset', change: 'changed', add: 'added', remove: 'removed' },
} as const;

/** `set 3 triggers of POOL and add 3 permissions`; empty where nothing but an interrupted run is left. */
const changesText = (report: Report, tense: keyof typeof verbs): string => {
  const { command, userPoolId, triggers = [], permissions = [], differences = [] } = report;
  const verb = verbs[tense];
  const [onTrigger, onPermission] =
    command === 'detach' ? [verb.reset, verb.remove] : [verb.set, verb.add];
  const parts = [
    { count: triggers.length, text: `${onTrigger} ${counted(triggers.length, 'trigger')}` },
    { count: differences.length, text: `${verb.change} ${counted(differences.length, 'setting')}` },
    {
      count: permissions.length,
      text: `${onPermission} ${counted(permissions.length, 'permission')}`,
    },
  ].filter(({ count }) => count > 0);
  const [first, ...rest] = parts.map(({ text }) => text);
  return first === undefined ? '' : [`${first} of ${userPoolId}`, ...rest].join(' and ');
};

const asCompared = ({ userPoolId, compared }: Report): string => {
  const count = compared?.triggers ?? 0;
  const isOne = count === 1;
  const subject = isOne
    ? `The one trigger of ${userPoolId} calls the function`
    : `All ${count} triggers of ${userPoolId} call the functions`;
  return compared?.stackName === undefined
    ? `${subject} that ${isOne ? 'was' : 'were'} attached.`
    : `${subject} of stack ${compared.stackName}.`;
};

const nothing: Readonly<Record<Report['command'], (report: Report) => string>> = {
  plan: (report) => `Nothing to do. ${asCompared(report)}`,
  check: asCompared,
  apply: ({ userPoolId }) => `Nothing to do. The triggers of ${userPoolId} are set already.`,
  detach: ({ userPoolId }) => `Nothing to do. No such trigger of ${userPoolId} is attached.`,
  restore: ({ userPoolId }) => `Nothing to do. ${userPoolId} is as the backup has it.`,
};

const changes = (report: Report): string => {
  const { command, userPoolId, drift = [] } = report;
  if (command === 'check') {
    return `${userPoolId} is not as it was attached: ${counted(drift.length, 'difference')}.`;
  }
  const text = changesText(report, 'toDo') || `reconcile an interrupted run on ${userPoolId}`;
  return command === 'plan'
    ? `An apply would ${text}. Nothing was written.`
    : `This will ${text}. Nothing is written yet.`;
};

const done = (report: Report): string => {
  const verified =
    report.command === 'restore'
      ? 'The pool is as the backup has it.'
      : 'Every other setting is as it was.';
  return `Done: ${changesText(report, 'done')}. ${verified}`;
};

const unwritten = (word: string, { notes = [] }: Report): string =>
  notes.length === 0 ? `${word}. No changes were made.` : `${word}. No other changes were made.`;

/** The decisive sentence, which comes first. */
export const headlineOf = (report: Report): string => {
  switch (report.outcome) {
    case 'nothing':
      return nothing[report.command](report);
    case 'changes':
      return changes(report);
    case 'done':
      return done(report);
    case 'refused':
      return unwritten('Refused', report);
    case 'cancelled':
      return unwritten('Cancelled', report);
    case 'failed':
      return `Failed. ${report.message ?? ''}`;
  }
};
