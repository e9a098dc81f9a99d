/**
 * Values out of texts: numbers, dates, booleans, phone numbers and lists as people and programs of many countries write
 * them, and for a whole column which of several ways of writing it uses.
 *
 * <pre>{@code
 * DateEvidence seen = new DateEvidence();
 * column.forEach(seen::add);
 * if (seen.result() instanceof Evidence.Certain<DateOrder> certain) {
 *   Validated<LocalDate> date = Dates.read("05/03/2024", DateStyle.of(certain.style()));
 * }
 * }</pre>
 *
 * <p>Every answer is a value or a {@link io.crmkit.core.Violation} with a code and an empty pointer, because only the
 * caller knows the column. What can be read in two ways is never guessed. Everything but the evidence, which belongs to
 * one thread, can be used by any number of threads; the time to read a value is proportional to its length.
 */
@NullMarked
package io.crmkit.imports.value;

import org.jspecify.annotations.NullMarked;
