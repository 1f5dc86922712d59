import type { RoleMapping } from '@aws-sdk/client-cognito-identity';
import { invalidParameter } from '../wire/errors.ts';

/** What a mapping needs beside its type (API reference: RoleMapping). Throws InvalidParameterException. */
export const checkMappings = (mappings: Readonly<Record<string, RoleMapping>>): void => {
  for (const { Type, AmbiguousRoleResolution, RulesConfiguration } of Object.values(mappings)) {
    if (AmbiguousRoleResolution === undefined) {
      throw invalidParameter('A role mapping needs AmbiguousRoleResolution.');
    }
    if ((Type === 'Rules') !== (RulesConfiguration !== undefined)) {
      throw invalidParameter('A role mapping needs RulesConfiguration with the type Rules only.');
    }
  }
};
