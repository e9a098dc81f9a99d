/**
 * Logistic regression with an elastic net.
 *
 * <pre>{@code
 * TrainedPath path = ElasticNet.DEFAULT.trainer().fit(customers, Training.seeded(42));
 * ModelIr model = path.model(12);   // of 20 penalties, from the strongest to the weakest
 * }</pre>
 *
 * <p>Source: Friedman, Hastie and Tibshirani 2010, Regularization Paths for Generalized Linear Models via Coordinate
 * Descent.
 */
@NullMarked
package io.crmkit.ai.train.linear;

import org.jspecify.annotations.NullMarked;
