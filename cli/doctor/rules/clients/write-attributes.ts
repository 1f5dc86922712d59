import { guide } from '../../guide.ts';
import type { ClientRule } from './client-rule.ts';

/** Without the list a client may write every standard attribute; custom ones often hold a tenant or a role. */
export const writeAttributes: ClientRule = ({ WriteAttributes }) => {
  if (WriteAttributes === undefined || WriteAttributes.length === 0) {
    return {
      id: 'write-attributes-open',
      severity: 'warning',
      reason:
        'Signed-in users can write every standard attribute through this client (WriteAttributes is not set).',
      change: '.WriteAttributes = ["email", "name", "given_name", "family_name", "locale"]',
      guide: guide.attributes,
    };
  }
  const custom = WriteAttributes.filter((name) => name.startsWith('custom:'));
  if (custom.length === 0) return undefined;
  return {
    id: 'custom-attributes-writable',
    severity: 'warning',
    reason: `Users can write ${custom.join(', ')}, so no authorization may depend on it.`,
    change: '.WriteAttributes |= map(select(startswith("custom:") | not))',
    guide: guide.attributes,
  };
};
