/**
 * Which pairs of records are worth a comparison: records that share a value, a word or the letters of a record, in
 * blocks that are split until they are small.
 *
 * <pre>{@code
 * long[] pairs = Candidates.of(records, work);
 * int one = Candidates.one(pairs[0]);
 * int other = Candidates.other(pairs[0]);
 * }</pre>
 *
 * <p>Everything here is stateless or immutable and for any number of threads; the answer does not depend on how many
 * there are.
 */
@NullMarked
package io.crmkit.dedupe.block;

import org.jspecify.annotations.NullMarked;
