import { type Document, isMap, parseDocument, visit } from 'yaml';

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

/** MiniStack refuses an alarm on more than one metric, or on a query. Nothing refers to these alarms. */
const dropMetricMathAlarms = (template: Document): void => {
  const resources = template.get('Resources');
  if (!isMap(resources)) throw new Error('the template has no resources');
  const dropped = resources.items.filter(({ key }) =>
    template.hasIn(['Resources', key, 'Properties', 'Metrics']),
  );
  if (dropped.length === 0) throw new Error('no alarm has Metrics');
  for (const { key } of dropped) resources.delete(key);
};

const unknown = ['AWS::Cognito::UserPoolIdentityProvider', 'AWS::Cognito::ManagedLoginBranding'];

/**
 * MiniStack refuses a change set with a type that it does not know. Without those resources it still makes the domain
 * and the client's settings of hosted sign-in; the client names no provider then.
 */
const leaveUnknownOut = (template: Document): void => {
  const resources = template.get('Resources');
  if (!isMap(resources)) throw new Error('no resources');
  const left = resources.items.filter(
    ({ value }) => !isMap(value) || !unknown.includes(String(value.get('Type'))),
  );
  if (left.length + 4 !== resources.items.length) throw new Error('not four unknown resources');
  resources.items = left;
  template.deleteIn(['Resources', 'UserPoolClient', 'Properties', 'SupportedIdentityProviders']);
};

/**
 * MiniStack's conditions know no Fn::Split, which finds a provider in IdentityPoolSocialLogins. Here Facebook is the only
 * one that is ever listed.
 */
const decideSocialLogins = (template: Document): void => {
  const never = { 'Fn::Equals': ['listed', 'never'] };
  for (const [name, condition] of Object.entries({
    WithFacebookLogin: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'IdentityPoolSocialLogins' }, ''] }] },
    WithGoogleLogin: never,
    WithAmazonLogin: never,
    WithAppleLogin: never,
  })) {
    if (!template.hasIn(['Conditions', name])) throw new Error(`no condition ${name}`);
    template.setIn(['Conditions', name], template.createNode(condition));
  }
};

/**
 * The built template without what MiniStack cannot evaluate.
 * @param template as `sam build` wrote it
 * @throws Error when the template does not have exactly what is to be changed
 */
export const forMiniStack = (template: string): string => {
  const document = parseDocument(template);
  relaxMailGrant(document);
  dropMetricMathAlarms(document);
  leaveUnknownOut(document);
  decideSocialLogins(document);
  return document.toString({ lineWidth: 0 });
};
