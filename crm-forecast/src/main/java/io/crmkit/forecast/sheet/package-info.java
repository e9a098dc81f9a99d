/**
 * Sheets: what a pipeline comes to at every node of a hierarchy and in every period of a calendar, with the adjustments
 * and quotas that people put beside it.
 *
 * <pre>{@code
 * var request = SheetRequest.of("sales", FiscalCalendar.gregorian(Month.JANUARY)).map("finance");
 * Sheet sheet = forecasts.sheet(acme, q4, request).orElseThrow();
 * SheetLine line = sheet.line("west", "FY2024-Q4", Column.of(Basis.AMOUNT, "finance", "commit", View.CUMULATIVE));
 * line.raw();        // what the deals say
 * line.byOwners();   // with the adjustments of the owners
 * line.adjusted();   // and with those of the managers
 * line.quota();      // what is to be reached, how much of it is, and what is missing
 * }</pre>
 *
 * <p>A sheet is immutable and safe to share between threads; a calculation is for one thread.
 */
@NullMarked
package io.crmkit.forecast.sheet;

import org.jspecify.annotations.NullMarked;
