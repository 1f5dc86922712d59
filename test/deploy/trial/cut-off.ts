/*
 * MiniStack's invalidate_worker ends the process of a function that it updates at once, also while a call is on its way
 * into it, and its Cognito reports that as the trigger's error: in the call, while it is written to the process, or while
 * the process starts, when it has written nothing to standard error. A function that fails by itself at its start has.
 * It removes the folder of the process as well, also while the call unpacks the function there.
 */
const ends = [
  /Worker process died/,
  /Worker process exited immediately\. stderr: '/,
  /\[Errno 32\] Broken pipe/,
  /'NoneType' object has no attribute 'std(in|out|err)'/,
  /(?:no such file or directory|cannot find (?:module|package)).{0,200}\/ministack-lambda-/i,
];

/**
 * Whether a sign-in met the end of a process. Only these errors of the emulator are tolerated: a right code that is
 * answered as wrong has another, or none.
 */
export const isCutOff = (refusal: string): boolean => ends.some((end) => end.test(refusal));
