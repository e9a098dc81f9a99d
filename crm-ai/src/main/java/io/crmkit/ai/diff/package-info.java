/**
 * What differs between two models, and what that makes of a version.
 *
 * <pre>{@code
 * ModelDiff diff = ModelDiff.of(inUse, candidate);
 * SemanticVersion next = version.next(diff.step());       // 2.3.1 -> 2.4.0 after a retrain
 * diff.lines().forEach(System.out::println);              // predictor: 280 trees, …, not 300 trees, …
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.diff;

import org.jspecify.annotations.NullMarked;
