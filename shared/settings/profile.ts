import type { ProfileDefaults } from '../profile/defaults.ts';
import type { SettingsReader } from './environment.ts';

/** What a new profile starts with; the same in three functions. */
export const readProfileDefaults = (settings: SettingsReader): ProfileDefaults => ({
  roles: settings.list('DEFAULT_ROLES'),
  plan: settings.text('DEFAULT_PLAN'),
  tenant: settings.text('DEFAULT_TENANT'),
});
