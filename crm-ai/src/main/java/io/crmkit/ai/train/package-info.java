/**
 * Training: from rows with labels to a {@link io.crmkit.ai.ir.ModelIr}.
 *
 * <pre>{@code
 * TrainingSet customers = TrainingSet.of(schema, rows, left);
 * ModelIr model = Ensemble.DEFAULT.train(customers, Training.seeded(42));
 * }</pre>
 *
 * <p>The same rows, settings and seed make the same model, to the last bit, on every machine and JDK and with any number
 * of threads. Trainers are immutable and safe to share between threads; each call works on the calling thread.
 */
@NullMarked
package io.crmkit.ai.train;

import org.jspecify.annotations.NullMarked;
