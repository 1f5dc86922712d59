import { describe, expect, it } from 'vitest';
import { evaluate, type Scope } from '../../../local/template/evaluate.ts';
import { parseTemplate } from '../../../local/template/yaml.ts';

const scope: Scope = {
  ref: (name) =>
    new Map([
      ['Stage', 'test'],
      ['Table', 'Table'],
    ]).get(name),
  getAtt: (id, attribute) => (id === 'Table' && attribute === 'Arn' ? 'arn:table' : undefined),
  condition: (name) => name === 'Yes',
};

/** What the YAML after `value:` comes to. */
const worth = (yaml: string): unknown => {
  const parsed = parseTemplate(`value: ${yaml}`);
  return (evaluate(parsed, scope) as { readonly value?: unknown }).value;
};

describe('an intrinsic', () => {
  it.each<[string, unknown]>([
    ['!Ref Stage', 'test'],
    ['{ Ref: Stage }', 'test'],
    ['!GetAtt Table.Arn', 'arn:table'],
    ['{ Fn::GetAtt: [Table, Arn] }', 'arn:table'],
    [`!Sub 'a-\${Stage}-\${Table.Arn}-\${!Stage}'`, `a-test-arn:table-\${Stage}`],
    [`!Sub ['\${Own}-\${Stage}', { Own: !Ref Stage }]`, 'test-test'],
    ['!If [Yes, a, b]', 'a'],
    ['!If [No, a, b]', 'b'],
    ['!Equals [!Ref Stage, test]', true],
    ['!Equals [1, "1"]', true],
    ['!Not [!Condition Yes]', false],
    ['!And [!Condition Yes, !Condition No]', false],
    ['!Or [!Condition Yes, !Condition No]', true],
    ['!Contains [[a, test], !Ref Stage]', true],
    ['!Contains [[a], !Ref Stage]', false],
    ["!Join [',', [a, !Ref Stage, 3]]", 'a,test,3'],
    ["!Split [',', 'a,b']", ['a', 'b']],
    ["!Select [1, !Split [',', 'a,b']]", 'b'],
    ['[a, !Ref AWS::NoValue, !If [No, b, !Ref AWS::NoValue]]', ['a']],
    ['{ a: 1, b: !Ref AWS::NoValue }', { a: 1 }],
    ['{ toString: plain }', { toString: 'plain' }],
    ['{ constructor: plain }', { constructor: 'plain' }],
  ])('%s is %j', (yaml, value) => {
    expect(worth(yaml)).toEqual(value);
  });

  it.each([
    ['!Ref Nowhere', 'Ref Nowhere: there is no such name'],
    ['!GetAtt Table.Size', 'GetAtt Table.Size: not known on this machine'],
    ['!GetAtt Table', '!GetAtt needs a resource, a dot and an attribute'],
    [`!Sub '\${Nowhere}'`, 'Ref Nowhere: there is no such name'],
    [`!Sub '\${constructor}'`, 'Ref constructor: there is no such name'],
    ['!Sub [a]', 'Fn::Sub needs a map of values'],
    ['!If [Yes, a]', 'Fn::If needs a list of 3'],
    ['!Equals [a]', 'Fn::Equals needs a list of 2'],
    ['!Not [true, false]', 'Fn::Not needs a list of 1'],
    ['!Not [maybe]', 'A condition must be true or false'],
    ['!Join [",", a]', 'Fn::Join needs a list'],
    ['!Join [",", [{ a: 1 }]]', 'Fn::Join needs text'],
    ['!Select [2, [a, b]]', 'Fn::Select: the list has no such item'],
    ['!ImportValue x', 'Fn::ImportValue is not known on this machine'],
    ['!Nonsense x', /Unresolved tag: !Nonsense/],
    ['[', /^The template is not right: /],
    ['1\nvalue: 2', /Map keys must be unique/],
  ])('the intrinsic %s is refused with a reason', (yaml, message) => {
    expect(() => worth(yaml)).toThrow(message);
  });
});
