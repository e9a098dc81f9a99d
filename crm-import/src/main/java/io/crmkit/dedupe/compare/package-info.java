/**
 * Two records compared field by field: for each field one of sixteen levels, all of them in one {@code long}.
 *
 * <pre>{@code
 * Records records = Records.of(table, fields);
 * PairComparer comparer = new PairComparer(records);   // one for each thread
 * long levels = comparer.compare(17, 4711);
 * int name = Levels.of(levels, 0);                     // 0 missing, 8 to 15 equal, the rarer the higher
 * }</pre>
 *
 * <p>Records are immutable and for any number of threads; a comparer belongs to one.
 */
@NullMarked
package io.crmkit.dedupe.compare;

import org.jspecify.annotations.NullMarked;
