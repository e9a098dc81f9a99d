package io.crmkit.core.worktime;

import io.crmkit.core.json.Versioned;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When somebody works, as people write it down; {@link BusinessCalendar} counts by it.
 *
 * <pre>{@code
 * {"version": 1, "zone": "Europe/Berlin",
 *  "week": {"monday": ["09:00-12:00", "13:00-17:00"], "friday": ["22:00-06:00"]},
 *  "holidays": ["2026-12-25"],
 *  "exceptions": {"2026-12-24": ["09:00-12:00"]}}
 * }</pre>
 *
 * <p>A shift belongs to the day on which it begins: a holiday ends no night shift of the day before, and an exceptional
 * day begins none of its usual ones.
 *
 * @param zone whose local clock the shifts go by
 * @param week the shifts of each day of the week, in order and apart from each other; a day that is missing has none
 * @param holidays days without a shift, whatever day of the week they are
 * @param exceptions days with shifts of their own instead; none of them is a holiday
 */
@Versioned(1)
public record OpeningHours(
    ZoneId zone, Map<DayOfWeek, List<Shift>> week, Set<LocalDate> holidays, Map<LocalDate, List<Shift>> exceptions) {

  public OpeningHours {
    Objects.requireNonNull(zone, "zone");
    Map<DayOfWeek, List<Shift>> days = new EnumMap<>(DayOfWeek.class);
    week.forEach((day, shifts) -> days.put(day, apart(shifts, day)));
    days.values().removeIf(List::isEmpty);
    week = Collections.unmodifiableMap(days);
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    Map<LocalDate, List<Shift>> dates = new TreeMap<>();
    exceptions.forEach((date, shifts) -> dates.put(date, apart(shifts, date)));
    exceptions = Collections.unmodifiableMap(dates);
    for (LocalDate holiday : holidays) {
      if (exceptions.containsKey(holiday)) {
        throw new IllegalArgumentException("%s is a holiday and has hours of its own: take one of them out"
            .formatted(holiday));
      }
    }
    if (week.isEmpty() && exceptions.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a calendar needs a shift on some day");
    }
  }

  /** Begins hours by the local clock of {@code zone}. */
  public static Builder in(ZoneId zone) {
    return new Builder(zone);
  }

  /** Returns the hours of those who never close. */
  public static OpeningHours always(ZoneId zone) {
    return in(zone).on("00:00-24:00", DayOfWeek.values()).build();
  }

  private static List<Shift> apart(List<Shift> shifts, Object day) {
    for (int i = 1; i < shifts.size(); i++) {
      if (shifts.get(i).start() < shifts.get(i - 1).end()) {
        throw new IllegalArgumentException("%s on %s must begin after %s has ended"
            .formatted(shifts.get(i), day, shifts.get(i - 1)));
      }
    }
    return List.copyOf(shifts);
  }

  /** Collects days; {@link #build} checks them. Not thread-safe. */
  public static final class Builder {

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays = new TreeSet<>();
    private final Map<LocalDate, List<Shift>> exceptions = new TreeMap<>();

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /** Adds a shift such as {@code 09:00-17:30} to some days of the week. */
    public Builder on(String shift, DayOfWeek... days) {
      for (DayOfWeek day : days) {
        week.computeIfAbsent(day, unused -> new ArrayList<>()).add(Shift.of(shift));
      }
      return this;
    }

    /** Adds shifts to each day from Monday to Friday. */
    public Builder weekdays(String... shifts) {
      for (String shift : shifts) {
        on(shift, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
      }
      return this;
    }

    public Builder holiday(LocalDate date) {
      holidays.add(date);
      return this;
    }

    /** Gives one date hours of its own; without any it is closed. */
    public Builder exception(LocalDate date, String... shifts) {
      List<Shift> own = new ArrayList<>();
      for (String shift : shifts) {
        own.add(Shift.of(shift));
      }
      exceptions.put(date, own);
      return this;
    }

    /**
     * Returns the hours.
     *
     * @throws IllegalArgumentException if shifts of a day overlap, a holiday has hours, or there is no shift at all
     */
    public OpeningHours build() {
      return new OpeningHours(zone, week, holidays, exceptions);
    }
  }
}
