/**
 * What goes around any model: a ladder to JSON by a schema, checks with repairs, redaction, and marks on text of others.
 *
 * <pre>{@code
 * LlmPort guarded = new CheckedLlm(
 *     new RedactingLlm(new SchemaLadder(new SpotlightingLlm(model, Spotlight.DATAMARKING), clock, 2), facts.people()),
 *     Grounding.in(facts, Locale.UK), clock, 2);
 * }</pre>
 *
 * <p>This order is the one to use: the model sees placeholders and marks alone, JSON is valid before and after names are
 * put back, and the checks see what a reader will see. Every call that one of these makes is paid from the budget of the
 * request, and none begins after its deadline. What is checked is not streamed before it was.
 */
@NullMarked
package io.crmkit.ai.llm.guarded;

import org.jspecify.annotations.NullMarked;
