import type { Rule } from '../../facts.ts';
import { caseSensitiveNames, unprovenChange } from './addresses.ts';
import { deletable } from './deletion.ts';
import { noWebAcl, signUpTells, smsConfigured } from './strangers.ts';
import { clientRegistration, deviceRounds, mfaNotApplied, recoveryByCode } from './ways-in.ts';

/** What weakens the pool itself. */
export const poolRules: readonly Rule[] = [
  caseSensitiveNames,
  unprovenChange,
  recoveryByCode,
  mfaNotApplied,
  smsConfigured,
  deviceRounds,
  clientRegistration,
  signUpTells,
  deletable,
  noWebAcl,
];
