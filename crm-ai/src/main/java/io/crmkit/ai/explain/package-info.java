/**
 * Why a model says what it says: exact Shapley values of its margin, reasons, and what would change the answer.
 *
 * <pre>{@code
 * Explainer explainer = Explainer.of(model);
 * Explanation explanation = explainer.explain(row);
 * explanation.reasons(3);                                         // contract +0.81, tenure +0.44, paid -0.12
 * Counterfactuals.of(model, Choices.of(model.schema()).keeping("age")).changes(row);      // contract -> year: -18 pts
 * }</pre>
 *
 * <p>Contributions are of the margin, before calibration: with the base value they add up to it. Linear predictors are
 * compared with the means of their terms; trees with what they expect of those who came to a split, by covers
 * (path-dependent TreeSHAP: Lundberg, Erion and Lee 2018, Consistent Individualized Feature Attribution for Tree
 * Ensembles); either with cases of a {@link BackgroundExplainer stored background}; blends by their weights.
 *
 * <p>Explainers belong to one thread; {@link Explainer#forAnotherThread} shares the tables. All else is immutable.
 */
@NullMarked
package io.crmkit.ai.explain;

import org.jspecify.annotations.NullMarked;
