import { InvalidArgumentError } from 'commander';
import { isClientId, isIdentityPoolId, regionOfPoolId } from '#shared/cognito/ids.ts';

/** A user pool's id; a name is never taken for one. */
export const userPoolId = (text: string): string => {
  if (regionOfPoolId(text) !== undefined) return text;
  throw new InvalidArgumentError(
    'It must be the id of a user pool, such as eu-central-1_AbCdEf123.',
  );
};

/** A whole number within bounds, both included. */
export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };

/** An app client's id. */
export const clientId = (text: string): string => {
  if (isClientId(text)) return text;
  throw new InvalidArgumentError('It must be the id of an app client.');
};

/** An identity pool's id. */
export const identityPoolId = (text: string): string => {
  if (isIdentityPoolId(text)) return text;
  throw new InvalidArgumentError(
    'It must be the id of an identity pool, such as eu-central-1:0f1e….',
  );
};
