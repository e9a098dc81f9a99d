/**
 * Training by Smile 2.6.0, for hosts that have it already or want a second opinion; nothing else of crmkit needs it.
 *
 * <pre>{@code
 * ModelIr forest = SmileForest.DEFAULT.trainer().train(customers, Training.seeded(42));
 * double probability = Scorer.of(forest).probability(row);   // no class of Smile is touched any more
 * }</pre>
 *
 * <p>What Smile learned becomes a {@link io.crmkit.ai.ir.ModelIr} with Smile's own probabilities. Smile is an optional
 * dependency: without it, asking for a trainer throws {@link io.crmkit.ai.smile.SmileMissingException}. Trainers are
 * immutable and safe to share between threads; each training has one thread of its own for Smile while it runs. The
 * same rows, settings and seed make the same model on the same machine and JDK.
 */
@NullMarked
package io.crmkit.ai.smile;

import org.jspecify.annotations.NullMarked;
