import { settingOf } from '#shared/cognito/lambda-config.ts';
import type { PermissionChange } from '../changes.ts';
import { type Observed, poolIdOf } from '../observed.ts';
import { readPolicy, statementId } from '../permission.ts';
import { lambdaConfigOf } from '../pool/state.ts';
import { type AttachRecord, emptyRecord, mergePermissions } from '../record.ts';
import { type DesiredTriggers, entriesOf } from '../triggers.ts';

/** Triggers that call a named function count as attached, with nothing known of what was before. */
const attachedTo = ({ state }: Observed, named: DesiredTriggers): AttachRecord['triggers'] => {
  const config = lambdaConfigOf(state);
  return Object.fromEntries(
    entriesOf(named).flatMap(([trigger, setting]) => {
      const managed = settingOf(config, trigger);
      return managed?.function === setting.function ? [[trigger, { managed, before: {} }]] : [];
    }),
  );
};

/** The statements under attach's id on the observed functions, whether or not a record has them. */
const ownStatements = ({ state, functions }: Observed): readonly PermissionChange[] => {
  const sid = statementId(poolIdOf(state));
  return [...functions]
    .filter(([, { policy }]) => readPolicy(policy).Statement.some(({ Sid }) => Sid === sid))
    .map(([arn]) => ({ function: arn, statementId: sid }));
};

/** The record that a detach starts from: the known one, completed by what the pool and the policies show. */
export const assumedRecord = (
  observed: Observed,
  known: AttachRecord | undefined,
  named: DesiredTriggers,
): AttachRecord => {
  const base = known ?? emptyRecord(poolIdOf(observed.state));
  return {
    ...base,
    triggers: { ...attachedTo(observed, named), ...base.triggers },
    permissions: mergePermissions(base.permissions, ownStatements(observed)),
  };
};
