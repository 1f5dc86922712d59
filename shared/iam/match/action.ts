import type { Statement } from '../document.ts';
import { holds, type Outcome } from './outcome.ts';
import { matchesPattern, patternOf } from './wildcard.ts';

const isAmong = (patterns: readonly string[], action: string): boolean =>
  patterns.some((pattern) =>
    matchesPattern(patternOf(pattern.toLowerCase()), action.toLowerCase()),
  );

/** Actions are compared without their case; variables have no meaning in them. */
export const matchAction = ({ Action, NotAction }: Statement, action: string): Outcome =>
  Action === undefined ? holds(!isAmong(NotAction ?? [], action)) : holds(isAmong(Action, action));
