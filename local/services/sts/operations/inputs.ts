import type { PolicyDocument } from '#shared/iam/document.ts';
import { MalformedPolicyError } from '#shared/iam/parse/malformed.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import { invalid, StsError } from '../wire/sts-error.ts';

/** A member of the form, with the bounds of the API reference. Throws ValidationError. */
export const readText = (
  form: URLSearchParams,
  name: string,
  pattern: RegExp,
  shortest: number,
  longest: number,
): string => {
  const value = form.get(name);
  if (value === null) {
    throw invalid(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
  const fits = value.length >= shortest && value.length <= longest && pattern.test(value);
  // The value is not repeated: it may be a token.
  if (!fits)
    throw invalid(
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.source}`,
    );
  return value;
};

/** Seconds: from 900 to the role's longest session; an hour by default. */
export const readDuration = (form: URLSearchParams, longest: number): number => {
  const text = form.get('DurationSeconds') ?? '3600';
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 900)) {
    throw invalid(
      "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
  }
  if (seconds > longest) {
    throw invalid(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return seconds;
};

const policyText = /^[\t\n\r\u0020-\u00ff]*$/;

/** The inline session policy. Managed policies are refused: their text is not known here. */
export const readSessionPolicies = (form: URLSearchParams): readonly PolicyDocument[] => {
  if ([...form.keys()].some((name) => name.startsWith('PolicyArns.'))) {
    throw invalid('The local STS does not have the text of managed policies (PolicyArns).');
  }
  if (!form.has('Policy')) return [];
  try {
    return [parsePolicy(readText(form, 'Policy', policyText, 1, 2048))];
  } catch (error) {
    if (!(error instanceof MalformedPolicyError)) throw error;
    throw new StsError('MalformedPolicyDocument', error.message);
  }
};
