/**
 * What the deals that are open on a day bring within the next days, by several methods, and how good each was in the
 * past.
 *
 * <pre>{@code
 * var history = new DealHistory(deals);
 * List<Expected> expected = OutlookMethods.ageHazard("age-hazard", HazardShape.QUARTERLY)
 *     .expect(history.asOf(today), 30);
 * var walk = new WalkForward(history, 30, levels);
 * walk.run(OutlookMethods.lastPeriod(), origins);   // windows with forecast, P10, P90 and what came
 * }</pre>
 *
 * <p>A method sees a {@link io.crmkit.forecast.outlook.KnownDeals} only: what was known on its day, and nothing of what
 * came after. Everything is immutable unless it says otherwise. Nothing is drawn at random.
 */
@NullMarked
package io.crmkit.forecast.outlook;

import org.jspecify.annotations.NullMarked;
