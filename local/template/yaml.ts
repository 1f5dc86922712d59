import { type CollectionTag, parseDocument, type ScalarTag } from 'yaml';
import { TemplateError } from './template-error.ts';

/** The short intrinsics of CloudFormation (user guide: intrinsic function reference). */
const intrinsics = [
  'And',
  'Base64',
  'Condition',
  'Contains',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
];

/** `!Ref x` is `{Ref: x}` and `!Condition x` is `{Condition: x}`; every other `!F x` is `{"Fn::F": x}`. */
const longForm = (name: string, argument: unknown): object =>
  name === 'Ref' || name === 'Condition' ? { [name]: argument } : { [`Fn::${name}`]: argument };

/** `!GetAtt Table.Arn` is `["Table", "Arn"]` in the long form. */
const splitAttribute = (text: string): readonly string[] => {
  const dot = text.indexOf('.');
  if (dot < 1) throw new TemplateError(['!GetAtt needs a resource, a dot and an attribute']);
  return [text.slice(0, dot), text.slice(dot + 1)];
};

const tagsOf = (name: string): readonly (ScalarTag | CollectionTag)[] => [
  {
    tag: `!${name}`,
    resolve: (text) => longForm(name, name === 'GetAtt' ? splitAttribute(text) : text),
  },
  { tag: `!${name}`, collection: 'seq', resolve: (node) => longForm(name, node.toJSON()) },
  { tag: `!${name}`, collection: 'map', resolve: (node) => longForm(name, node.toJSON()) },
];

/**
 * Parses a template, with every intrinsic in its long form. A warning counts as an error: the parser only warns about
 * an unknown tag and treats its value as plain text.
 */
export const parseTemplate = (text: string): unknown => {
  const document = parseDocument(text, { customTags: intrinsics.flatMap(tagsOf) });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length === 0) return document.toJS();
  throw new TemplateError(problems.map(({ message }) => `The template is not right: ${message}`));
};
