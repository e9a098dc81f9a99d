/**
 * Working time: what lies between two instants on a calendar of opening hours, and when so much of it has passed.
 *
 * <pre>{@code
 * OpeningHours hours = OpeningHours.in(ZoneId.of("Europe/Berlin"))
 *     .weekdays("09:00-12:00", "13:00-17:00").holiday(LocalDate.of(2026, 12, 25)).build();
 * BusinessCalendar calendar = BusinessCalendar.of(hours);
 * calendar.plus(thursdayAtFour, Duration.ofHours(4));      // Monday at 10:00, if Friday is that holiday
 * calendar.between(thursdayAtFour, mondayAtTen);           // PT2H
 * }</pre>
 *
 * <p>Everything here is immutable, safe for concurrent use, exact to the nanosecond, and reads no clock.
 */
@NullMarked
package io.crmkit.core.worktime;

import org.jspecify.annotations.NullMarked;
