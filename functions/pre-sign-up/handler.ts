import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import * as preSignUp from '#shared/events/pre-sign-up.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { signUp } from '../../extensions/sign-up.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const policy = loadConfig(process.env, signUp);
const disposable = disposableEmailBlocklistSet();

export const handler = trigger(
  preSignUp,
  respondWith({ policy, isDisposable: (domain) => disposable.has(domain), own: signUp, log }),
);
