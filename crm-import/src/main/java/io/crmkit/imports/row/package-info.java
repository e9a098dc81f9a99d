/**
 * From a row of a file to the fields of a record: a template at work, with no file and no store in sight.
 *
 * <pre>{@code
 * RowPipeline pipeline = RowPipeline.of(template, rows.header()).orElseThrow();
 * RowOutcome outcome = pipeline.run(row.values());
 * if (outcome.problems().isEmpty()) keep(outcome.values());
 * else refuse(outcome.problems());
 * }</pre>
 *
 * <p>A pipeline belongs to one thread; it is cheap to make another one.
 */
@NullMarked
package io.crmkit.imports.row;

import org.jspecify.annotations.NullMarked;
