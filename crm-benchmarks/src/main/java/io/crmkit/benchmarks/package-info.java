/**
 * Measures crmkit beside the engines and the hand-written code that a host would use instead.
 *
 * <p>{@link io.crmkit.benchmarks.Benchmarks} is the command line. Every engine runs in a JVM of its own with a class
 * path of its own; {@code docs/benchmarks.md} says how and why.
 */
@NullMarked
package io.crmkit.benchmarks;

import org.jspecify.annotations.NullMarked;
