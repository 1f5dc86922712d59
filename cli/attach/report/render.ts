import type { Setting } from '#shared/cognito/lambda-config.ts';
import type { Report } from './report.ts';

const settingText = (setting: Setting | undefined): string => {
  if (setting === undefined) return '(none)';
  return setting.version === undefined
    ? setting.function
    : `${setting.function} (${setting.version})`;
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];

const valueText = (value: unknown): string =>
  value === undefined ? '(none)' : JSON.stringify(value);

const refusalLines = (report: Report): readonly string[] =>
  (report.refusals ?? []).flatMap(({ code, why, whatToDo, snippets }) => [
    `${code}: ${why}`,
    `  ${whatToDo}`,
    ...(snippets === undefined
      ? []
      : [
          '',
          '  CloudFormation:',
          ...snippets.cloudFormation.split('\n').map((line) => `    ${line}`),
          '',
          '  Terraform:',
          ...snippets.terraform.split('\n').map((line) => `    ${line}`),
        ]),
  ]);

const triggerLines = (report: Report): readonly string[] =>
  (report.triggers ?? []).flatMap(({ trigger, from, to }) => [
    ...(from === undefined ? [] : [`- ${trigger}  ${settingText(from)}`]),
    ...(to === undefined ? [] : [`+ ${trigger}  ${settingText(to)}`]),
  ]);

const permissionSign = ({ command }: Report): string => (command === 'detach' ? '-' : '+');

/** One line for all actions on the same resources. */
const needLines = (report: Report): readonly string[] => {
  const byAction = Map.groupBy(report.needs ?? [], ({ action }) => action);
  const byResources = Map.groupBy(byAction.keys(), (action) =>
    (byAction.get(action) ?? []).map(({ resource }) => resource).join(', '),
  );
  return [...byResources].flatMap(([resources, actions]) => [
    actions.join(', '),
    ...resources.split(', ').map((resource) => `  on ${resource}`),
  ]);
};

const lastLine: Readonly<Record<Report['outcome'], string>> = {
  nothing: 'Nothing to do.',
  changes: '',
  done: 'Done: read again, and every other setting is as it was.',
  refused: 'Nothing was written.',
  failed: '',
  cancelled: 'Not agreed to; nothing was written.',
};

const ending = (report: Report): string => {
  if (report.outcome === 'done' && report.command === 'restore') {
    return 'Done: read again, and it is as the backup says.';
  }
  const isWithout = report.outcome === 'refused' || report.outcome === 'cancelled';
  if (isWithout && report.notes?.length) return 'Beyond that, nothing was written.';
  if (report.outcome !== 'changes') return lastLine[report.outcome];
  return report.command === 'plan'
    ? 'Nothing was written. The same options with apply do this.'
    : '';
};

/** The report for people. */
export const show = (report: Report): string =>
  [
    `User pool ${report.userPoolId}`,
    ...section('Triggers', triggerLines(report)),
    ...section(
      "Functions' policies",
      (report.permissions ?? []).map(
        (one) => `${permissionSign(report)} ${one.statementId}  on ${one.function}`,
      ),
    ),
    ...section(
      'Settings',
      (report.differences ?? []).map(
        ({ path, before, after }) => `${path}: ${valueText(before)} -> ${valueText(after)}`,
      ),
    ),
    ...section(
      'Sent back unchanged',
      report.unchanged?.length ? [report.unchanged.join(', ')] : [],
    ),
    ...section('Rights this takes', needLines(report)),
    ...section(
      'Not as attached',
      (report.drift ?? []).map(({ message }) => message),
    ),
    ...section('Notes', report.notes ?? []),
    ...section(report.outcome === 'done' ? 'Agreed to' : 'To agree to', report.questions ?? []),
    ...section('Refused', refusalLines(report)),
    ...section('Backup', report.backup === undefined ? [] : [report.backup]),
    '',
    ...(report.message === undefined ? [] : [report.message]),
    ...(ending(report) === '' ? [] : [ending(report)]),
  ].join('\n');
