/**
 * Rows out of files: what is read is handed over row by row, with the place where it stood, and never held as a whole.
 *
 * <pre>{@code
 * try (RowSource rows = Sources.open(SourceFile.of(path)).orElseThrow()) {
 *   for (ReadRow row = rows.next(); row != null; row = rows.next()) {
 *     if (row instanceof SourceRow source) stage(source);
 *     else keep((UnreadableRow) row);
 *   }
 * }
 * }</pre>
 *
 * <p>A source belongs to one thread.
 */
@NullMarked
package io.crmkit.imports.read;

import org.jspecify.annotations.NullMarked;
