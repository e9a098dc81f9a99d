/**
 * How good probabilities are.
 *
 * <pre>{@code
 * BinaryMeasures measures = BinaryMeasures.of(probabilities, labels);
 * measures.auc();       // 0.849
 * measures.logLoss();   // 0.411
 * }</pre>
 */
@NullMarked
package io.crmkit.ai.measure;

import org.jspecify.annotations.NullMarked;
