/**
 * Which of several arms to try: a linear and a logistic model that learn from each answer, and rules that turn what
 * they believe into the chance of each arm, so that every choice can be judged later.
 *
 * <pre>{@code
 * var model = LinearModel.of(new ArmFeatures(3, 2), 1);          // three arms, contexts of two numbers
 * double[] shares = Exploration.SquareCb.USUAL.shares(model.about(context, new int[] {0, 2}), new SplittableRandom(7));
 * model.learn(2, context, 0.4, 1);                               // arm 2 was tried and brought 0.4
 * }</pre>
 *
 * <p>Rewards have no unit; about −1 to 1 is what the usual settings are made for. Everything is deterministic by the
 * seed of the random numbers that come in. Explorations are immutable; a model belongs to one thread.
 */
@NullMarked
package io.crmkit.ai.action.bandit;

import org.jspecify.annotations.NullMarked;
