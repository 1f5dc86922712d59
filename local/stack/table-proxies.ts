import type { Access } from '../access/access.ts';
import { createGate, type GateMode } from '../access/gate.ts';
import type { Settings } from '../observe/settings.ts';
import type { FindTable } from '../services/dynamodb/access/table-keys.ts';
import { type ProxyOptions, startTableProxy } from '../services/dynamodb/table-proxy.ts';
import { onlyDynamodb } from './guarded-services.ts';

type Parts = Omit<ProxyOptions, 'gate'> & {
  readonly access: Access;
  readonly settings: Settings;
  readonly findTable: FindTable;
};

/**
 * The ways to the tables, all with the same faults and records.
 *
 * | port | check |
 * | --- | --- |
 * | `own` | none: behind the stack's own port, which has checked already |
 * | `functions` | keys that the stack issued |
 * | `guarded` | every call |
 */
export const startTableProxies = async ({ access, settings, findTable, ...rest }: Parts) => {
  const gateOf = (mode: GateMode) =>
    createGate({
      access,
      mode,
      services: onlyDynamodb(findTable),
      functionRolesHold: () => settings.get('functionRoles'),
    });
  const own = await startTableProxy(rest);
  const functions = await startTableProxy({ ...rest, gate: gateOf('issued-keys') });
  const guarded = await startTableProxy({ ...rest, gate: gateOf('every-call') });
  return {
    own: own.url,
    functions: functions.url,
    guarded: guarded.url,
    stop: async (): Promise<void> => {
      await Promise.all([own.stop(), functions.stop(), guarded.stop()]);
    },
  };
};
