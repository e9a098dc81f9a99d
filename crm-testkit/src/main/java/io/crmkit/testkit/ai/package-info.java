/**
 * For models as data: arbitrary schemas, cases, trees, predictors and whole models, for properties of hosts.
 *
 * <pre>{@code
 * @Property
 * void survivesMyStore(@ForAll("models") ModelIr model) {
 *   assertThat(myStore.load(myStore.save(model))).isEqualTo(model);
 * }
 *
 * @Provide
 * Arbitrary<ModelIr> models() { return ModelArbitraries.models(); }
 * }</pre>
 *
 * <p>Arbitraries are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.ai;

import org.jspecify.annotations.NullMarked;
