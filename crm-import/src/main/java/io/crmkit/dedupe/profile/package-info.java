/**
 * What the columns of a table hold, told by their headers and values.
 *
 * <pre>{@code
 * List<ColumnProfile> profiles = Profiler.of(table);
 * profiles.get(0).kind();     // NAME
 * profiles.get(3).ignored();  // why a column is not compared
 * }</pre>
 *
 * <p>Everything here is stateless or immutable and for any number of threads.
 */
@NullMarked
package io.crmkit.dedupe.profile;

import org.jspecify.annotations.NullMarked;
