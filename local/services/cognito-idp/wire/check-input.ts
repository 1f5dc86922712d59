import { constraintsMessage, inputFaultOf } from '../../../api-model/check-input.ts';
import { readApiModel } from '../../../api-model/model.ts';
import { CognitoError, invalidParameter } from './cognito-error.ts';

const model = readApiModel('cognito-idp');

/**
 * Checks an input against the API's model: types, required members, bounds, patterns, enums. A member that the API
 * does not have is refused. Cognito drops it silently, and a setting that is misspelled would seem to be set.
 */
export const checkInput = (operation: string, input: object): void => {
  const fault = inputFaultOf(model, operation, input);
  if (fault === undefined) return;
  if (fault.kind === 'constraints') throw invalidParameter(constraintsMessage(fault.problems));
  if (fault.kind === 'unknown-member') {
    throw invalidParameter(`The API does not have the member ${fault.path}`);
  }
  throw new CognitoError('SerializationException', `Member ${fault.path} has a wrong type`);
};
