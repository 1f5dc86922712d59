import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export const templateFile = join(root, 'template.yaml');

/** `<folder>/handler.mjs` of every function, as `npm run build` leaves them. */
export const bundlesDirectory = join(root, '.build', 'bundles');

/** The page of the local stack, as `npm run build` leaves it. */
export const consoleDirectory = join(root, '.build', 'console');
