/** Roll-ups of ten million deals, beside DuckDB and what a user writes by hand. */
@NullMarked
package io.crmkit.benchmarks.forecast;

import org.jspecify.annotations.NullMarked;
