import type { Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { guide } from '../guide.ts';

/** Counters in a table whose last writer wins can be set back from another region. */
const replicated: Rule = ({ challengesTable }) => {
  const {
    TableName = '',
    Replicas = [],
    MultiRegionConsistency,
  } = challengesTable?.description ?? {};
  if (Replicas.length === 0 || MultiRegionConsistency === 'STRONG') return [];
  const regions = Replicas.map(({ RegionName = '' }) => RegionName);
  return [
    {
      id: 'challenges-table-replicated',
      severity: 'error',
      subject: `table ${TableName}`,
      reason: `The table is replicated to ${regions.join(', ')} and the last write wins, so writes there reset the counters that limit guessing.`,
      fix: `aws dynamodb update-table --table-name ${TableName} --replica-updates '${JSON.stringify(regions.map((RegionName) => ({ Delete: { RegionName } })))}'`,
      guide: guide.globalTables,
    },
  ];
};

const neverCleared: Rule = ({ challengesTable }) => {
  if (challengesTable === undefined) return [];
  const { description, timeToLive } = challengesTable;
  if (timeToLive === undefined || timeToLive === 'ENABLED') return [];
  const finding: Finding = {
    id: 'challenges-table-grows',
    severity: 'note',
    subject: `table ${description.TableName ?? ''}`,
    reason: 'Rows of one-time codes are never deleted (TTL on the attribute ttl is off).',
    fix: `aws dynamodb update-time-to-live --table-name ${description.TableName ?? ''} --time-to-live-specification Enabled=true,AttributeName=ttl`,
    guide: guide.timeToLive,
  };
  return [finding];
};

export const challengesTableRules: readonly Rule[] = [replicated, neverCleared];
