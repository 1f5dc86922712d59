import { type Document, isMap, parseDocument, visit, type YAMLMap } from 'yaml';

/** A parameter that only the adjusted template has: UserGroups with commas for the places that are empty. */
export const paddedGroups = 'UserGroupsPadded';
const padding = ','.repeat(9);

/** The parameters that make these groups of users, in the adjusted template. */
export const groupParameters = (groups: readonly string[]): Readonly<Record<string, string>> => ({
  UserGroups: groups.join(','),
  [paddedGroups]: groups.join(',') + padding,
});

const exactly = (count: number, expected: number, what: string): void => {
  if (count !== expected) throw new Error(`${count} ${what}, not ${expected}`);
};

/**
 * MiniStack asks for `ses:SendEmail` on `*` and knows no `ses:FromAddress`, so it refuses a grant that is as small as
 * ours. Every other grant is deployed as it stands.
 */
const relaxMailGrant = (template: Document): void => {
  let changed = 0;
  visit(template, {
    Map: (_key, statement) => {
      if (statement.get('Action') !== 'ses:SendEmail' || !statement.has('Condition')) return;
      statement.delete('Condition');
      statement.set('Resource', '*');
      changed += 1;
    },
  });
  exactly(changed, 1, 'statements about ses:SendEmail');
};

const splitGroups = JSON.stringify({
  'Fn::Split': [',', { 'Fn::Join': ['', [{ Ref: 'UserGroups' }, padding]] }],
});

const conditionsOf = (template: Document): YAMLMap => {
  const conditions = template.get('Conditions');
  if (!isMap(conditions)) throw new Error('the template has no conditions');
  return conditions;
};

/**
 * MiniStack splits no text inside a condition, but takes a parameter with commas for a list there. So the padded list
 * becomes a parameter; what the conditions select of it stays as it is.
 */
const giveGroupsAsList = (template: Document): void => {
  let changed = 0;
  visit(conditionsOf(template), {
    Map: (_key, node) => {
      if (JSON.stringify(node) !== splitGroups) return undefined;
      changed += 1;
      return template.createNode({ Ref: paddedGroups });
    },
  });
  exactly(changed, 10, 'conditions about groups');
  template.setIn(['Parameters', paddedGroups], { Type: 'String', Default: padding });
};

/**
 * The built template with the few places changed that MiniStack cannot read, for this run alone.
 * @param template as `sam build` wrote it
 * @throws Error when a place is not there, or there more often than known
 */
export const forMiniStack = (template: string): string => {
  const document = parseDocument(template);
  relaxMailGrant(document);
  giveGroupsAsList(document);
  return document.toString({ lineWidth: 0 });
};
