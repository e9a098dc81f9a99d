/**
 * Trees grown on histograms: boosted one after the other, or a forest of them.
 *
 * <pre>{@code
 * TrainedPath path = Boosting.ADDITIVE.trainer().fit(customers, Training.seeded(42));
 * ModelIr model = path.model(299);   // of 300 rounds
 * }</pre>
 *
 * <p>Sources: Friedman 2001 (boosting); Chen and Guestrin 2016 (second order, missing values have a side); Ke et al. 2017
 * (histograms, growth by the best leaf, categories sorted by their gradients); Lou, Caruana and Gehrke 2012 (additive
 * models by bagged stumps); Breiman 2001 (forests). Gradients are summed as whole numbers, so that no order of summing
 * matters.
 */
@NullMarked
package io.crmkit.ai.train.tree;

import org.jspecify.annotations.NullMarked;
