import { describe, expect, it } from 'vitest';
import {
  matches,
  PatternError,
  readPattern,
} from '../../../../../local/services/lambda/event-source/filter.ts';

const record = { eventName: 'MODIFY', dynamodb: { NewImage: { delivery: { S: 'due' } } } };

describe('a filter pattern', () => {
  it.each([
    [{}, true],
    [{ eventName: ['MODIFY'] }, true],
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ eventName: ['INSERT'] }, false],
    [{ eventName: [] }, false],
    [{ dynamodb: { NewImage: { delivery: { S: ['due'] } } } }, true],
    [{ dynamodb: { NewImage: { delivery: { S: ['handed'] } } } }, false],
    [{ dynamodb: { NewImage: { delivery: { N: ['due'] } } } }, false],
    [{ dynamodb: { OldImage: { delivery: { S: ['due'] } } } }, false],
    [{ eventName: { deeper: ['MODIFY'] } }, false],
    [{ dynamodb: ['due'] }, false],
    [{ eventName: ['MODIFY'], dynamodb: { NewImage: { delivery: { S: ['none'] } } } }, false],
  ])('%j matches the record: %s', (pattern, outcome) => {
    expect(matches(readPattern(pattern), record)).toBe(outcome);
  });

  it.each([
    ['a text', 'due'],
    ['a list', ['due']],
    ['nothing', null],
    ['a number for a leaf', { tries: 1 }],
    ['a rule on numbers', { tries: [{ numeric: ['>', 1] }] }],
    ['a rule on prefixes', { pk: [{ prefix: '2U#' }] }],
  ])('of %s is refused instead of being read as another one', (_, pattern) => {
    expect(() => readPattern(pattern)).toThrow(PatternError);
  });
});
