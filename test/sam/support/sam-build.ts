import { sam } from './sam.ts';

/** `sam local` runs what plain `sam build` left in .aws-sam/build. */
export const setup = async (): Promise<void> => {
  const { code, stderr } = await sam('build');
  if (code !== 0) throw new Error(`sam build failed\n${stderr}`);
};
