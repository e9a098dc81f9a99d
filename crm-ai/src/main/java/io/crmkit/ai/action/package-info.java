/**
 * The next best action for each customer: generated, ranked, offered within caps and capacities, accepted, dismissed or
 * completed, and learned from.
 *
 * <pre>{@code
 * Actions actions = Actions.builder(storage).build();
 * actions.publish(acme, ann, catalogueJson).orElseThrow();
 * actions.install(acme, Policy.of("first", SquareCb.USUAL, Money.parse("USD 100.00"), "tenure")).orElseThrow();
 * Generation next = actions.generate(acme, new Customer(new CustomerId("c-1"), fields), 42);
 * actions.accept(acme, next.customer(), next.offer().id());
 * }</pre>
 *
 * <p>{@link io.crmkit.ai.action.Actions} is safe to share between threads and starts none; everything else is
 * immutable.
 */
@NullMarked
package io.crmkit.ai.action;

import org.jspecify.annotations.NullMarked;
