import * as v from 'valibot';
import { nearest } from '../../cli/common/suggest.ts';
import { TemplateError } from './template-error.ts';

const limit = v.optional(v.union([v.number(), v.string()]));

/** A parameter's declaration (user guide: parameters section). */
export const ParameterSchema = v.looseObject({
  Type: v.string(),
  Default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  AllowedValues: v.optional(v.array(v.union([v.string(), v.number(), v.boolean()]))),
  AllowedPattern: v.optional(v.string()),
  MinValue: limit,
  MaxValue: limit,
  MinLength: limit,
  MaxLength: limit,
  ConstraintDescription: v.optional(v.string()),
});

export type Parameter = v.InferOutput<typeof ParameterSchema>;
export type Parameters = Readonly<Record<string, string>>;

/**
 * The rule that the value breaks; `undefined` for a valid value. CloudFormation matches a pattern against the whole
 * value.
 */
const brokenConstraint = (declared: Parameter, value: string): string | undefined => {
  const { AllowedValues, AllowedPattern, MinValue, MaxValue, MinLength, MaxLength } = declared;
  if (AllowedValues !== undefined && !AllowedValues.some((allowed) => String(allowed) === value)) {
    return `must be one of ${AllowedValues.map((allowed) => allowed || '(empty)').join(', ')}`;
  }
  if (declared.Type === 'Number' && !/^[+-]?\d+(\.\d+)?$/.test(value)) {
    return 'must be a number';
  }
  if (MinValue !== undefined && Number(value) < Number(MinValue)) {
    return `must be ${MinValue} or more`;
  }
  if (MaxValue !== undefined && Number(value) > Number(MaxValue)) {
    return `must be ${MaxValue} or less`;
  }
  if (MinLength !== undefined && value.length < Number(MinLength)) {
    return `must have ${MinLength} characters or more`;
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    return `must have ${MaxLength} characters or fewer`;
  }
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    return `must match ${AllowedPattern}`;
  }
  return undefined;
};

type Declared = Readonly<Record<string, Parameter>>;

const takeValue = (name: string, declared: Parameter, given: Parameters, problems: string[]) => {
  const value = given[name] ?? declared.Default;
  if (value === undefined) {
    problems.push(`Parameter ${name} has no default and needs a value`);
    return '';
  }
  const broken = brokenConstraint(declared, String(value));
  if (broken !== undefined) {
    problems.push(`Parameter ${name} ${declared.ConstraintDescription ?? broken}`);
  }
  return String(value);
};

/** The one that was likely meant; the list of all fills a screen, and is only for a name that resembles none. */
const unknownParameter = (name: string, names: readonly string[]): string => {
  const found = nearest(name, names);
  const instead = found === undefined ? `it has ${names.join(', ')}` : `did you mean ${found}?`;
  return `The template has no parameter ${name}; ${instead}`;
};

/**
 * Every parameter's value as text: the override, or the default. Throws {@link TemplateError} with all problems. A
 * problem names the parameter and its rule, never the value.
 */
export const resolveParameters = (declared: Declared, overrides: Parameters): Parameters => {
  const names = Object.keys(declared);
  const problems = Object.keys(overrides)
    .filter((name) => !names.includes(name))
    .map((name) => unknownParameter(name, names));
  const values = Object.entries(declared).map(
    ([name, parameter]) => [name, takeValue(name, parameter, overrides, problems)] as const,
  );
  if (problems.length > 0) throw new TemplateError(problems);
  return Object.fromEntries(values);
};
