package org.balancetreasure.sandbox;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance that depends on nothing but what it is for: the same seed and words give the same numbers on every run. */
final class Seeds {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATOR = RandomGeneratorFactory
            .of("L64X128MixRandom");

    private Seeds() {}

    static RandomGenerator of(long seed, long... words) {
        long mixed = seed;
        for (long word : words) {
            // The finalizer of SplitMix64 spreads neighbouring numbers over all bits.
            mixed = (mixed ^ word) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 27;
        }
        return GENERATOR.create(mixed);
    }
}
