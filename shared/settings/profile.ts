import type { ProfileDefaults } from '../profile/defaults.ts';
import type { SettingsReader } from './environment.ts';

/** The first values of a new profile; three functions read them. */
export const readProfileDefaults = (settings: SettingsReader): ProfileDefaults => ({
  roles: settings.list('DEFAULT_ROLES'),
  plan: settings.text('DEFAULT_PLAN'),
  tenant: settings.text('DEFAULT_TENANT'),
});
