/**
 * Arbitrary core values for jqwik (money, values, expressions with the subjects that they are asked about), and
 * stand-ins for what crm-core takes from the outside world.
 *
 * <pre>{@code
 * @Property
 * void answersAlways(@ForAll("conditions") Expression condition, @ForAll("subjects") Fields subject) { … }
 *
 * @Provide
 * Arbitrary<Expression> conditions() {
 *   return ExpressionArbitraries.conditions();
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.testkit.core;

import org.jspecify.annotations.NullMarked;
