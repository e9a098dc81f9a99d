/**
 * Records as columns: each value once, and a number for each row.
 *
 * <pre>{@code
 * RecordTable.Builder rows = RecordTable.of(List.of("name", "city"));
 * rows.add(0, List.of("Anna Meier", "Kiel"));
 * RecordTable table = rows.build();
 * }</pre>
 *
 * <p>Tables are immutable and for any number of threads; a builder belongs to one.
 */
@NullMarked
package io.crmkit.dedupe.table;

import org.jspecify.annotations.NullMarked;
