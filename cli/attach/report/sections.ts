import type { Setting } from '#shared/cognito/lambda-config.ts';
import type { UserChange } from '../plan/users/user-change.ts';
import type { Report } from './report.ts';

export type Section = { readonly title: string; readonly lines: readonly string[] };

const settingText = ({ function: arn, version }: Setting): string =>
  version === undefined ? arn : `${arn} (${version})`;

const valueText = (value: unknown): string =>
  value === undefined ? '(none)' : JSON.stringify(value);

const refusalLines = ({ refusals = [] }: Report): readonly string[] =>
  refusals.flatMap(({ code, why, whatToDo }) => [`${code}: ${why}`, `  ${whatToDo}`]);

const triggerLines = ({ triggers = [] }: Report): readonly string[] =>
  triggers.flatMap(({ trigger, from, to }) => [
    ...(from === undefined ? [] : [`- ${trigger}  ${settingText(from)}`]),
    ...(to === undefined ? [] : [`+ ${trigger}  ${settingText(to)}`]),
  ]);

const aboutText = (about: UserChange['about']): string =>
  about.charAt(0).toUpperCase() + about.slice(1);

const userLines = ({ users = [] }: Report): readonly string[] =>
  [...Map.groupBy(users, ({ about }) => about)].flatMap(([about, changes]) => [
    aboutText(about),
    ...changes.flatMap(({ before, after }) => [`  - ${before}`, `  + ${after}`]),
  ]);

const permissionLines = ({ command, permissions = [] }: Report): readonly string[] =>
  permissions.map(
    (one) => `${command === 'detach' ? '-' : '+'} ${one.statementId}  on ${one.function}`,
  );

/** One line for all actions on the same resources. */
const needLines = ({ needs = [] }: Report): readonly string[] => {
  const byAction = Map.groupBy(needs, ({ action }) => action);
  const byResources = Map.groupBy(byAction.keys(), (action) =>
    (byAction.get(action) ?? []).map(({ resource }) => resource).join(', '),
  );
  return [...byResources].flatMap(([resources, actions]) => [
    actions.join(', '),
    ...resources.split(', ').map((resource) => `  ${resource}`),
  ]);
};

const differenceLines = ({ differences = [] }: Report): readonly string[] =>
  differences.map(
    ({ path, before, after }) => `${path}: ${valueText(before)} -> ${valueText(after)}`,
  );

const unchangedLines = ({ unchanged = [] }: Report): readonly string[] =>
  unchanged.length === 0 ? [] : [unchanged.join(', ')];

/** The sections that have something in them: what needs a decision first, lists to look things up last. */
export const sectionsOf = (report: Report): readonly Section[] =>
  [
    { title: 'Reasons', lines: refusalLines(report) },
    { title: 'Not as attached', lines: (report.drift ?? []).map(({ message }) => message) },
    {
      title: report.outcome === 'done' ? 'Agreed to' : 'To agree to',
      lines: report.questions ?? [],
    },
    { title: 'What changes for users', lines: userLines(report) },
    { title: 'Notes', lines: report.notes ?? [] },
    { title: 'Triggers', lines: triggerLines(report) },
    { title: "Functions' policies", lines: permissionLines(report) },
    { title: 'Settings', lines: differenceLines(report) },
    { title: 'Backup', lines: report.backup === undefined ? [] : [report.backup] },
    { title: 'Sent back unchanged', lines: unchangedLines(report) },
    { title: 'Required permissions', lines: needLines(report) },
  ].filter(({ lines }) => lines.length > 0);
