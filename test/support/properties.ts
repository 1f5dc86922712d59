import fc from 'fast-check';

/**
 * fast-check for the tests of properties. Every run tries the same cases, so that a change fails for what it changed: a
 * random seed now and then finds what was wrong before. `PROPERTY_SEED`, an integer, tries other cases.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_126) });

export default fc;
