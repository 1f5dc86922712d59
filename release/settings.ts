import * as v from 'valibot';

const ParameterSchema = v.looseObject({
  Type: v.string(),
  Description: v.string(),
  Default: v.optional(v.union([v.string(), v.number()])),
  AllowedValues: v.optional(v.array(v.union([v.string(), v.number()]))),
  AllowedPattern: v.optional(v.string()),
  MinValue: v.optional(v.number()),
  MaxValue: v.optional(v.number()),
  MaxLength: v.optional(v.number()),
  ConstraintDescription: v.string(),
});

type Parameter = v.InferOutput<typeof ParameterSchema>;

/** The parts of a template that the page is made of (user guide: Parameters, Rules, AWS::CloudFormation::Interface). */
const TemplateSchema = v.looseObject({
  Metadata: v.looseObject({
    'AWS::CloudFormation::Interface': v.object({
      ParameterGroups: v.array(
        v.object({ Label: v.object({ default: v.string() }), Parameters: v.array(v.string()) }),
      ),
    }),
  }),
  Parameters: v.record(v.string(), ParameterSchema),
  Rules: v.record(
    v.string(),
    v.looseObject({ Assertions: v.array(v.looseObject({ AssertDescription: v.string() })) }),
  ),
});

const introduction = `# Settings

<!-- Generated from template.yaml by \`npm run settings\`. Change the template, not this page. -->

The settings are the parameters of \`template.yaml\`. \`sam deploy --parameter-overrides Key=Value ...\` sets them for a
deployment, \`npm run local -- --parameter-overrides Key=Value ...\` for the local stack. CloudFormation and the local stack
refuse a value that is not allowed before they create anything.`;

const code = (text: string | number): string => `\`${text}\``;
const value = (text: string | number): string => (text === '' ? 'empty' : code(text));

/** A sentence with links: from names of parameters to their sections, and from paths of pages to the pages. */
const withLinks = (sentence: string, names: readonly string[], self?: string): string =>
  sentence
    .replace(/[A-Za-z]+/g, (word) =>
      names.includes(word) && word !== self ? `[${code(word)}](#${word.toLowerCase()})` : word,
    )
    .replace(/docs\/(\w+\.md)/g, '[$&]($1)');

const defaultOf = ({ Default }: Parameter): string =>
  Default === undefined ? 'none; a value is required' : value(Default);

const allowedBy = (parameter: Parameter): string => {
  const { AllowedValues, MinValue, MaxValue, ConstraintDescription } = parameter;
  if (AllowedValues !== undefined) return AllowedValues.map(value).join(', ');
  if (MinValue !== undefined && MaxValue !== undefined) return `${MinValue} to ${MaxValue}`;
  return ConstraintDescription.replace(/^must be /, '');
};

const patternLine = ({ AllowedPattern, MaxLength }: Parameter): readonly string[] => {
  if (AllowedPattern === undefined) return [];
  const length = MaxLength === undefined ? '' : `, at most ${MaxLength} characters`;
  return [`- Pattern: ${code(AllowedPattern)}${length}`];
};

const sectionOf = (name: string, parameter: Parameter, names: readonly string[]): string =>
  [
    `### ${code(name)}`,
    '',
    withLinks(parameter.Description, names, name),
    '',
    `- Default: ${defaultOf(parameter)}`,
    `- Allowed: ${allowedBy(parameter)}`,
    ...patternLine(parameter),
  ].join('\n');

const capitalised = (sentence: string, names: readonly string[]): string => {
  const first = /^[A-Za-z]+/.exec(sentence)?.[0] ?? '';
  return names.includes(first) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
};

const rulesSection = (sentences: readonly string[], names: readonly string[]): string =>
  [
    '## Settings that depend on each other',
    '',
    ...sentences.map((sentence) => `- ${withLinks(capitalised(sentence, names), names)}.`),
  ].join('\n');

/**
 * The page docs/settings.md, in Markdown: a section per group of parameters, with each one's description, default and
 * allowed values, then what the template's rules require of several parameters together.
 * @param template as `readRawTemplate` returns it
 * @throws ValiError when a parameter has no description or no ConstraintDescription, or a rule no AssertDescription;
 *   Error when a group lists a parameter that is not declared
 */
export const settingsPage = (template: unknown): string => {
  const { Metadata, Parameters, Rules } = v.parse(TemplateSchema, template);
  const names = Object.keys(Parameters);
  const section = (name: string): string => {
    const parameter = Parameters[name];
    if (parameter === undefined) throw new Error(`A group lists ${name}, which is not declared`);
    return sectionOf(name, parameter, names);
  };

  const groups = Metadata['AWS::CloudFormation::Interface'].ParameterGroups.map((group) =>
    [`## ${group.Label.default}`, ...group.Parameters.map(section)].join('\n\n'),
  );
  const sentences = Object.values(Rules).flatMap(({ Assertions }) =>
    Assertions.map(({ AssertDescription }) => AssertDescription),
  );
  return `${[introduction, ...groups, rulesSection(sentences, names)].join('\n\n')}\n`;
};
