/**
 * The past of a pipeline: its state at any instant, and what happened between any two.
 *
 * <pre>{@code
 * var snapshots = new Snapshots(new InMemorySnapshots().snapshots(), pipeline, clock);
 * snapshots.take(acme).orElseThrow();                                        // each night, say
 * var lastWeek = snapshots.asOf(acme, now.minus(Duration.ofDays(7))).orElseThrow();
 * snapshots.deals(acme, lastWeek, deal -> System.out.println(deal));
 * var report = snapshots.waterfall(acme, WaterfallRequest.between(lastWeek.at(), now)
 *     .period(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31")).currency(usd).build()).orElseThrow();
 * report.total().steps().forEach(step -> System.out.println(step.reason().label() + " " + step.amount()));
 * }</pre>
 *
 * <p>{@link io.crmkit.forecast.snapshot.Snapshots} is safe to share between threads; of two that take a snapshot of one
 * tenant at once, one wins. No thread is ever started: the host takes snapshots from its scheduler.
 */
@NullMarked
package io.crmkit.forecast.snapshot;

import org.jspecify.annotations.NullMarked;
