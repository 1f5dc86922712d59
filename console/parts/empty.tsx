import type { ComponentChildren } from 'preact';

/** What stands in an empty list: why it is empty, and what to do next. */
export const Empty = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="empty">{children}</div>
);
