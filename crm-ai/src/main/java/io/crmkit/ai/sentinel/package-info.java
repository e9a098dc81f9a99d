/**
 * What makes a measured quality too good to be true, found before anybody believes it.
 *
 * <pre>{@code
 * List<Alarm> alarms = Sentinel.watch(customers.set(), folds);
 * }</pre>
 */
@NullMarked
package io.crmkit.ai.sentinel;

import org.jspecify.annotations.NullMarked;
