/**
 * Delimited files that are written: error files to correct and import again, and exports that no spreadsheet mistakes
 * for a program.
 *
 * <pre>{@code
 * try (TableWriter table = TableWriter.to(stream, Formulas.NEUTRALISE)) {
 *   table.row(List.of("name", "balance"));
 *   table.row(List.of("=HYPERLINK(\"http://example.com\")", "-5"));
 * }
 * }</pre>
 *
 * <p>A writer belongs to one thread.
 */
@NullMarked
package io.crmkit.imports.write;

import org.jspecify.annotations.NullMarked;
