/**
 * Finds records that are the same thing, without being told what they are about and without any example.
 *
 * <pre>{@code
 * RecordTable.Builder rows = RecordTable.of(List.of("name", "city", "birthdate"));
 * rows.add(0, List.of("Anna Meier", "Kiel", "1980-05-03"));                // … and many more
 * Matching matching = Matcher.of(MatchOptions.usual()).learn(rows.build()).orElseThrow();
 * int cluster = matching.cluster(0);                                       // rows with the same number are the same
 * String why = matching.explain(0, 17).toString();                         // weights in bits that add up to the score
 * }</pre>
 *
 * <p>The same rows give the same answer in any order, on any number of threads and on any machine. All types are
 * immutable and for any number of threads. A matcher starts no threads: it works on the caller's and on those of an
 * executor that it is given.
 */
@NullMarked
package io.crmkit.dedupe;

import org.jspecify.annotations.NullMarked;
