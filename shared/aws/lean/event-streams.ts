/**
 * Replaces `@smithy/core/event-streams` in the bundles. The SDK imports these two names for operations that stream events,
 * and the suite calls none.
 */
export const EventStreamSerde = undefined;
export const eventStreamSerdeProvider = undefined;
