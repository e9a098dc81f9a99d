/**
 * How probably a deal is won, by its properties, by its stage and by its age.
 *
 * <pre>{@code
 * var table = new DealTable(List.of(DealColumn.ofTexts("product", products), DealColumn.ofTexts("amount", amounts)));
 * var model = DealModel.fit(table, closedRows, won, Set.of());
 * double[] probabilities = model.predict(openRows);
 * model.leftOut();   // columns that give the outcome away, with the figures
 * }</pre>
 *
 * <p>Models and tables are immutable and for any number of threads. Nothing is drawn at random.
 */
@NullMarked
package io.crmkit.forecast.win;

import org.jspecify.annotations.NullMarked;
