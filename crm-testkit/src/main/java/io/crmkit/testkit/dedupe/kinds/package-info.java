/**
 * Made-up records of many kinds, in the shapes in which files have them, and the truth about them: to see how far a
 * matcher that is told nothing carries.
 *
 * <pre>{@code
 * MadeUpRecords songs = RecordKind.SONGS.make(1_000, 7);
 * songs.write(folder);                          // records_a.csv, records_b.csv and gold_pairs.csv
 * Matcher.of(MatchOptions.usual()).learn(songs.table());
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads. The same kind, number and seed give the same bytes
 * on every machine and JDK.
 */
@NullMarked
package io.crmkit.testkit.dedupe.kinds;

import org.jspecify.annotations.NullMarked;
