// A sign-in by one-time code for React and aws-amplify 6, in this one file: copy it into your app. It holds the state of
// the sign-in and shows nothing. Amplify must be configured before the hook is used. Times are milliseconds of Date.now().
import {
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  resendSignUpCode,
  type SignInOutput,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth';
import { useCallback, useEffect, useReducer, useRef } from 'react';

export type SignInState =
  /** Looks for a session that the browser has kept. */
  | { readonly step: 'loading' }
  | { readonly step: 'start' }
  /** Only with SignUpConfirmation=cognito: Cognito mailed a code of its own, which proves the address once. */
  | { readonly step: 'confirm'; readonly email: string; readonly notice: 'none' | 'resent' }
  | {
      readonly step: 'code';
      readonly email: string;
      /** The kind may change at every response. */
      readonly codeKind: 'digits' | 'letters';
      readonly codeLength: number;
      /** The code was used, is spent or has expired: only another mail helps. */
      readonly isDead: boolean;
      readonly expiresAt: number;
      /** An earlier resend sends nothing. */
      readonly resendAt: number;
      readonly notice: 'none' | 'wrong-code' | 'resent';
      /** Differs after each response, so that an input can be emptied and the same notice read again. */
      readonly round: number;
    }
  /** No mail may be sent before `retryAt`; the hook then asks for one by itself. */
  | { readonly step: 'wait'; readonly email: string; readonly retryAt: number }
  | { readonly step: 'signed-in' };

type Model = {
  readonly state: SignInState;
  readonly isBusy: boolean;
  /** The code of a refusal (docs/messages.md), or the name of an error of Cognito or Amplify. */
  readonly failure: string | undefined;
};

type Asked = 'start' | 'confirm' | 'answer' | 'resend';

type Action =
  | { readonly type: 'begin' }
  | { readonly type: 'arrived'; readonly state: SignInState }
  | { readonly type: 'failed'; readonly failure: string; readonly asked: Asked };

/** A refusal is a code, a colon and a sentence, wherever Cognito puts it in its own message. */
const refusal = /(?:^|\s)([a-z]+(?:_[a-z]+)+): /;

/** What a text can be chosen by. It shows nothing of the message itself. */
export const failureOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return refusal.exec(error.message)?.[1] ?? error.name;
};

const overIn = new Set(['NotAuthorizedException', 'SignInException', 'ExpiredCodeException']);

/** These end a sign-in; after any other failure its session may still be used. */
const endsSignIn: Readonly<Record<Asked, ReadonlySet<string>>> = {
  start: new Set(),
  // Confirmed already, in another window: a sign-in is what is left to do.
  confirm: new Set(['NotAuthorizedException']),
  answer: overIn,
  resend: overIn,
};

const reduce = (model: Model, action: Action): Model => {
  if (action.type === 'begin') return { ...model, isBusy: true, failure: undefined };
  if (action.type === 'arrived') return { state: action.state, isBusy: false, failure: undefined };
  const isOver = endsSignIn[action.asked].has(action.failure);
  const state: SignInState = isOver ? { step: 'start' } : model.state;
  return { state, isBusy: false, failure: action.failure };
};

type Notice = Extract<SignInState, { step: 'code' }>['notice'];

/** What a challenge says about the call that it responds to. */
const notices: Readonly<Record<Asked, Notice>> = {
  start: 'none',
  confirm: 'none',
  answer: 'wrong-code',
  resend: 'resent',
};

/** The state after a response. `before` keeps the time of the next mail over a wrong answer, which sends none. */
const stateOf = (
  { isSignedIn, nextStep }: SignInOutput,
  { email, asked, before }: { email: string; asked: Asked; before: SignInState },
): SignInState => {
  if (isSignedIn) return { step: 'signed-in' };
  if (nextStep.signInStep === 'CONFIRM_SIGN_UP') {
    return { step: 'confirm', email, notice: before.step === 'confirm' ? 'resent' : 'none' };
  }
  if (nextStep.signInStep !== 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE') {
    throw Object.assign(new Error('The pool asks for another step'), { name: nextStep.signInStep });
  }
  const shown = nextStep.additionalInfo ?? {};
  const inSeconds = (name: string): number => Date.now() + Number(shown[name] ?? 0) * 1000;
  if (shown.step === 'wait') return { step: 'wait', email, retryAt: inSeconds('retryInSeconds') };
  const keepsMail = asked === 'answer' && before.step === 'code';
  return {
    step: 'code',
    email,
    codeKind: shown.codeKind === 'letters' ? 'letters' : 'digits',
    codeLength: Number(shown.codeLength ?? 0),
    isDead: shown.expiresInSeconds === '0',
    expiresAt: inSeconds('expiresInSeconds'),
    resendAt: keepsMail ? before.resendAt : inSeconds('resendInSeconds'),
    notice: notices[asked],
    round: before.step === 'code' ? before.round + 1 : 0,
  };
};

/** Cognito demands a password at sign-up. No client signs in with it, so it is random and forgotten. */
const randomPassword = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return `${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}aA1!`;
};

const unconfirmed: SignInOutput = {
  isSignedIn: false,
  nextStep: { signInStep: 'CONFIRM_SIGN_UP' },
};

/** The default of Amplify for custom authentication starts with a password, which the functions refuse. */
const startSignIn = async (email: string): Promise<SignInOutput> => {
  const options = { authFlowType: 'CUSTOM_WITHOUT_SRP' } as const;
  const output = await signIn({ username: email, options });
  // The code of the sign-up may have expired since.
  if (output.nextStep.signInStep === 'CONFIRM_SIGN_UP') await resendSignUpCode({ username: email });
  return output;
};

/** An address that has an account already is signed in, and not reported: that would reveal who has one. */
const signUpAndIn = async (email: string): Promise<SignInOutput> => {
  const options = { userAttributes: { email } };
  try {
    const made = await signUp({ username: email, password: randomPassword(), options });
    if (made.nextStep.signUpStep === 'CONFIRM_SIGN_UP') return unconfirmed;
  } catch (error) {
    if (failureOf(error) !== 'UsernameExistsException') throw error;
  }
  return startSignIn(email);
};

const confirmAndSignIn = async (email: string, code: string): Promise<SignInOutput> => {
  await confirmSignUp({ username: email, confirmationCode: code.replaceAll(/\s/g, '') });
  return startSignIn(email);
};

const resendConfirmation = async (email: string): Promise<SignInOutput> => {
  await resendSignUpCode({ username: email });
  return unconfirmed;
};

const askForMail = (): Promise<SignInOutput> =>
  confirmSignIn({
    // Not looked at; Amplify refuses an empty one.
    challengeResponse: 'resend',
    options: { clientMetadata: { action: 'resend' } },
  });

const idle: Model = { state: { step: 'loading' }, isBusy: false, failure: undefined };

export const useCodeSignIn = () => {
  const [model, dispatch] = useReducer(reduce, idle);
  const { state } = model;
  // A double click, and React's double effects in development, must not answer twice.
  const isRunning = useRef(false);
  // A call that failed may have used up the session, which Cognito accepts once.
  const isSessionLost = useRef(false);

  const run = useCallback(
    async (asked: Asked, email: string, call: () => Promise<SignInOutput>): Promise<void> => {
      if (isRunning.current) return;
      isRunning.current = true;
      dispatch({ type: 'begin' });
      try {
        // A new start joins the challenge that is there: the mailed code can be typed, and no mail is sent.
        const needsSession = asked === 'answer' || asked === 'resend';
        if (isSessionLost.current && needsSession) await startSignIn(email);
        isSessionLost.current = false;
        const output = await call();
        dispatch({ type: 'arrived', state: stateOf(output, { email, asked, before: state }) });
      } catch (error) {
        isSessionLost.current = true;
        dispatch({ type: 'failed', failure: failureOf(error), asked });
      } finally {
        isRunning.current = false;
      }
    },
    [state],
  );
  const email = 'email' in state ? state.email : '';

  /** Signs in; with `isNew` an account is made first, if the address has none. */
  const start = (address: string, isNew: boolean) =>
    run('start', address, () => (isNew ? signUpAndIn(address) : startSignIn(address)));
  /** The code of Cognito's own for the sign-up; then the first code of the sign-in is mailed. */
  const confirm = (code: string) => run('confirm', email, () => confirmAndSignIn(email, code));
  const resendConfirm = () => run('confirm', email, () => resendConfirmation(email));
  /** The code as it was typed or pasted: the server drops blanks and hyphens. */
  const answer = (code: string) =>
    run('answer', email, () => confirmSignIn({ challengeResponse: code }));
  const resend = useCallback(() => run('resend', email, askForMail), [run, email]);
  /** Not while a call runs: Amplify keeps one sign-in, and the response would take the place of the next one. */
  const restart = () => {
    if (!isRunning.current) dispatch({ type: 'arrived', state: { step: 'start' } });
  };
  const leave = async ({ everywhere }: { everywhere: boolean }) => {
    dispatch({ type: 'begin' });
    try {
      await signOut({ global: everywhere });
      restart();
    } catch (error) {
      dispatch({ type: 'failed', failure: failureOf(error), asked: 'start' });
    }
  };

  useEffect(() => {
    const arrive = (step: 'start' | 'signed-in') => dispatch({ type: 'arrived', state: { step } });
    fetchAuthSession().then(
      ({ tokens }) => arrive(tokens === undefined ? 'start' : 'signed-in'),
      () => arrive('start'),
    );
  }, []);

  useEffect(() => {
    if (state.step !== 'wait') return;
    const timer = setTimeout(resend, Math.max(0, state.retryAt - Date.now()));
    return () => clearTimeout(timer);
  }, [state, resend]);

  return { ...model, start, confirm, resendConfirm, answer, resend, restart, leave };
};

export type CodeSignIn = ReturnType<typeof useCodeSignIn>;
