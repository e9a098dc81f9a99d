/** Deduplication: people from a file to pairs or clusters, beside the usual recipe as SQL on DuckDB, and Duke. */
@NullMarked
package io.crmkit.benchmarks.dedupe;

import org.jspecify.annotations.NullMarked;
