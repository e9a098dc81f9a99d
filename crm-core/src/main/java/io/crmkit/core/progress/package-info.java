/**
 * How far long work has come, and how to stop it.
 *
 * <pre>{@code
 * ProgressMeter meter = ProgressMeter.of("rows", clock, listener).total(1_000_000).build();
 * for (Row row : rows) {
 *   cancellation.check();
 *   handle(row);
 *   meter.add(1);
 * }
 * meter.finish();
 * }</pre>
 *
 * <p>Listeners are called on the thread that works; nothing here starts a thread. Meters and cancellations may be
 * shared between threads.
 */
@NullMarked
package io.crmkit.core.progress;

import org.jspecify.annotations.NullMarked;
