/**
 * The default way to a model: several trainers, each held out and judged, joined as far as that helps, calibrated.
 *
 * <pre>{@code
 * ModelIr model = Ensemble.DEFAULT.train(customers, Training.seeded(42));
 * }</pre>
 *
 * <p>Sources: Caruana et al. 2004 (greedy selection with repetition); Wolpert 1992 (what is selected and calibrated by was
 * held out); Platt 1999, Zadrozny and Elkan 2002, Kull et al. 2017 (calibration).
 */
@NullMarked
package io.crmkit.ai.train.blend;

import org.jspecify.annotations.NullMarked;
