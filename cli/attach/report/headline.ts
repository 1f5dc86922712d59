import type { Report } from './report.ts';

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

const joined = (parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false).join(' and ');

/** `set 3 triggers of POOL and add 3 permissions`; empty where only an interrupted run is left. */
const changesText = ({ command, userPoolId, ...report }: Report): string => {
  const triggers = report.triggers?.length ?? 0;
  const permissions = report.permissions?.length ?? 0;
  const settings = report.differences?.length ?? 0;
  const isDetach = command === 'detach';
  return joined([
    triggers > 0 &&
      `${isDetach ? 'reset' : 'set'} ${counted(triggers, 'trigger')} of ${userPoolId}`,
    settings > 0 && `change ${counted(settings, 'setting')} of ${userPoolId}`,
    permissions > 0 && `${isDetach ? 'remove' : 'add'} ${counted(permissions, 'permission')}`,
  ]);
};

const asCompared = ({ userPoolId, compared }: Report): string => {
  const count = compared?.triggers ?? 0;
  const [subject, verb] =
    count === 1
      ? [`The one trigger of ${userPoolId}`, 'calls the function']
      : [`All ${count} triggers of ${userPoolId}`, 'call the functions'];
  return compared?.stackName === undefined
    ? `${subject} ${verb} that ${count === 1 ? 'was' : 'were'} attached.`
    : `${subject} ${verb} of stack ${compared.stackName}.`;
};

const nothing: Readonly<Record<Report['command'], (report: Report) => string>> = {
  plan: (report) => `Nothing to do. ${asCompared(report)}`,
  check: asCompared,
  apply: ({ userPoolId }) => `Nothing to do. The triggers of ${userPoolId} are set already.`,
  detach: ({ userPoolId }) => `Nothing to do. No such trigger of ${userPoolId} is attached.`,
  restore: ({ userPoolId }) => `Nothing to do. ${userPoolId} is as the backup has it.`,
};

const changes = (report: Report): string => {
  const { command, userPoolId } = report;
  if (command === 'check') {
    const count = counted(report.drift?.length ?? 0, 'difference');
    return `${userPoolId} is not as it was attached: ${count}.`;
  }
  const text = changesText(report) || `finish or undo the interrupted run on ${userPoolId}`;
  return command === 'plan'
    ? `apply would ${text}. Nothing was written.`
    : `This will ${text}. Nothing is written yet.`;
};

const done: Readonly<Record<Report['command'], string>> = {
  plan: '',
  check: '',
  apply: 'Attached.',
  detach: 'Detached.',
  restore: 'Restored.',
};

const unwritten = (word: string, { notes = [] }: Report): string =>
  notes.length === 0 ? `${word}. No changes were made.` : `${word}. No other changes were made.`;

/** The decisive sentence, which comes first. */
export const headlineOf = (report: Report): string => {
  const { outcome, command, userPoolId, message = '' } = report;
  switch (outcome) {
    case 'nothing':
      return nothing[command](report);
    case 'changes':
      return changes(report);
    case 'done':
      return command === 'restore'
        ? `Restored. ${userPoolId} was read again and is as the backup has it.`
        : `${done[command]} ${userPoolId} was read again: every other setting is as it was.`;
    case 'refused':
      return unwritten('Refused', report);
    case 'cancelled':
      return unwritten('Cancelled', report);
    case 'failed':
      return `Failed. ${message}`;
  }
};
