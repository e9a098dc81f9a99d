/**
 * Records that are the same, put together: by the average of all weights between two groups, since a chain of pairs
 * that each look right (A like B, B like C) soon joins what is different.
 *
 * <p>Everything here is stateless or immutable and for any number of threads.
 */
@NullMarked
package io.crmkit.dedupe.cluster;

import org.jspecify.annotations.NullMarked;
