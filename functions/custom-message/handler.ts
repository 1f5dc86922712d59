import * as customMessage from '#shared/events/custom-message.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { words } from '../../extensions/words.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const policy = loadConfig(process.env, words);

export const handler = trigger(customMessage, respondWith({ policy, log }));
