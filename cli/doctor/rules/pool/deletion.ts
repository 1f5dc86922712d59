import type { Rule } from '../../facts.ts';
import { poolFix } from '../../fix.ts';
import { guide } from '../../guide.ts';
import { about } from './about.ts';

export const deletable: Rule = (facts) =>
  facts.pool.DeletionProtection === 'ACTIVE'
    ? []
    : about(facts, {
        id: 'deletion-unprotected',
        severity: 'note',
        reason: 'One call deletes the pool with all its users (DeletionProtection is not ACTIVE).',
        fix: poolFix(facts.userPoolId, '.DeletionProtection = "ACTIVE"'),
        guide: guide.deletion,
      });
