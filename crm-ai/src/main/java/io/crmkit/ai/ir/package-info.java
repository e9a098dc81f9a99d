/**
 * Models as data: what goes in, how it is prepared, what predicts, how that becomes a probability, and what follows.
 *
 * <p>A row is one number for each feature in the order of the schema: a quantity itself, a category by its place in the
 * vocabulary, and {@link Double#NaN} for what is missing or unknown. Everything here is immutable and safe to share
 * between threads.
 *
 * <pre>{@code
 * var schema = new FeatureSchema(List.of(Feature.number("tenure").in("months"),
 *     Feature.category("contract", List.of("month", "year"))));
 * schema.indexOf("contract");   // OptionalInt[1]
 * }</pre>
 */
@NullMarked
package io.crmkit.ai.ir;

import org.jspecify.annotations.NullMarked;
