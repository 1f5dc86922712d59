import { expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../cli/common/suggest.ts';

const triggers = ['PreSignUp', 'PostConfirmation', 'PreTokenGeneration', 'CustomMessage'];

it.each([
  ['PreSinUp', 'PreSignUp'],
  ['presignup', 'PreSignUp'],
  ['PerSignUp', 'PreSignUp'],
  ['PreTokenGenerationConfig', 'PreTokenGeneration'],
  ['CustomMesage', 'CustomMessage'],
])('%s was likely meant to be %s', (word, meant) => {
  expect(nearest(word, triggers)).toBe(meant);
  expect(didYouMean(word, triggers)).toBe(` Did you mean ${meant}?`);
});

it('A word that is like none of the others has no suggestion.', () => {
  expect(nearest('DefineAuthChallenge', triggers)).toBeUndefined();
  expect(didYouMean('x', triggers)).toBe('');
});

it('The nearest of several similar words is suggested.', () => {
  expect(nearest('plam', ['play', 'plan', 'plum'])).toBeOneOf(['play', 'plan', 'plum']);
  expect(nearest('detahc', ['attach', 'detach'])).toBe('detach');
});
