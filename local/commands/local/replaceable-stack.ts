import { readDeclared } from '../../stack/declared.ts';
import { type Stack, startStack } from '../../stack/stack.ts';
import type { StackOptions } from '../../stack/start/options.ts';

export type ReplaceableStack = {
  current(): Stack;
  /**
   * Ends the stack, and starts another on its port with the template as it is now.
   * @throws what is wrong with the template; the stack then still runs
   */
  replace(): Promise<void>;
};

/**
 * A stack that another can take the place of.
 * @param lost what to do where the other does not start: none runs then
 */
export const startReplaceable = async (
  options: StackOptions,
  lost: (error: unknown) => void,
): Promise<ReplaceableStack> => {
  let stack = await startStack(options);
  const replace = async (): Promise<void> => {
    readDeclared(options.parameterOverrides, undefined, options.templateFile);
    const port = Number(new URL(stack.url).port);
    await stack.stop();
    try {
      stack = await startStack({ ...options, port });
    } catch (error) {
      lost(error);
    }
  };
  return { current: () => stack, replace };
};
