import { AccessView } from './access/access-view.tsx';
import { PlaygroundView } from './playground/playground-view.tsx';
import type { Views } from './state/view.ts';
import { TimeView } from './time/time-view.tsx';
import { UsersView } from './users/users-view.tsx';

/** The views that the page loads when one of them is opened first, in one script. */
export const later: Views = {
  users: UsersView,
  playground: PlaygroundView,
  access: AccessView,
  time: TimeView,
};
