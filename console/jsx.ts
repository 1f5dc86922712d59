import { h as create, Fragment as Group } from 'preact';

/** What esbuild writes elements with; it injects this file: `h(type, props, child)`. */
export const h = create;
export const Fragment = Group;
