import { type Document, parseDocument, visit } from 'yaml';

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
  if (changed !== 1) throw new Error(`${changed} statements about ses:SendEmail, not one`);
};

/**
 * The built template with the one statement changed that MiniStack cannot evaluate.
 * @param template as `sam build` wrote it
 * @throws Error when the template has no such statement, or more than one
 */
export const forMiniStack = (template: string): string => {
  const document = parseDocument(template);
  relaxMailGrant(document);
  return document.toString({ lineWidth: 0 });
};
