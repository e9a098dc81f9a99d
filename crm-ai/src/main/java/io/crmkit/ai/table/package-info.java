/**
 * Tables of text, as files and exports are, made ready to learn from.
 *
 * <pre>{@code
 * Table table = Table.of(List.of("tenure", "contract", "left"), rows);
 * Prepared customers = Preparation.of(table, "left", "Yes").prepare();
 * ModelIr model = Ensemble.DEFAULT.train(customers.set(), Training.seeded(42));
 * }</pre>
 */
@NullMarked
package io.crmkit.ai.table;

import org.jspecify.annotations.NullMarked;
