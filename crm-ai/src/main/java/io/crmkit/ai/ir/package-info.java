/**
 * Models as data: what goes in, how it is prepared, what predicts, how that becomes a probability, and what follows.
 *
 * <pre>{@code
 * var schema = new FeatureSchema(List.of(Feature.number("tenure"), Feature.category("contract", List.of("month", "year"))));
 * var model = ModelIr.of(Task.BINARY, schema, new Linear(-0.5, List.of(new Term(0, -0.03, 32.0))));
 * double probability = Scorer.of(model).probability(new double[] {12, 0});
 * }</pre>
 *
 * <p>A row is one number for each feature in the order of the schema: a quantity itself, a category by its place in the
 * vocabulary, and {@link Double#NaN} for what is missing or unknown. Preparing appends a number for each
 * {@link Derivation}; both together are the <em>slots</em> that predictors read.
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.ir;

import org.jspecify.annotations.NullMarked;
