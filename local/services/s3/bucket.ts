import type { Layer } from '#shared/iam/decide/layer.ts';
import type { Access } from '../../access/access.ts';
import type { Clock } from '../../observe/clock.ts';
import type { Objects } from './store/objects.ts';

/** The one bucket of the stack, and what its requests are checked with. */
export type Bucket = {
  readonly name: string;
  readonly account: string;
  readonly objects: Objects;
  /** The bucket's policy, as a layer of every decision. */
  readonly policy: readonly Layer[];
  readonly access: Access;
  readonly clock: Clock;
};
