package io.crmkit.forecast.outlook;

import io.crmkit.forecast.series.Series;
import io.crmkit.forecast.series.SeriesMethod;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came out of open deals in the windows before, owner by owner, as series of which the next value is forecast. */
final class SeriesOutlook {

  private static final int WINDOWS_OF_A_QUARTER = 3;

  private SeriesOutlook() {}

  /** Returns what each owner's series goes on with; nothing while no window has passed. */
  static List<Expected> expect(KnownDeals known, int days, SeriesMethod method) {
    Deque<Map<String, Long>> windows = new ArrayDeque<>();
    @Nullable LocalDate first = known.firstClosing().orElse(null);
    LocalDate end = known.day();
    while (first != null && !end.minusDays(days).isBefore(first)) {
      windows.addFirst(wonFromOpen(known.asOf(end), days));
      end = end.minusDays(days);
    }
    TreeSet<String> owners = new TreeSet<>();
    windows.forEach(window -> owners.addAll(window.keySet()));
    List<Expected> expected = new ArrayList<>();
    for (String owner : owners) {
      double[] values = windows.stream().mapToDouble(window -> (double) window.getOrDefault(owner, 0L)).toArray();
      double next = method.forecast(Series.of(values, WINDOWS_OF_A_QUARTER).orElseThrow(), 1).value(1);
      expected.add(new Expected(null, owner, Math.max(0, Math.round(next)), 1));
    }
    return expected;
  }

  /** Returns what each owner won in the days up to {@code known} out of deals that were open before them. */
  static Map<String, Long> wonFromOpen(KnownDeals known, int days) {
    LocalDate before = known.day().minusDays(days);
    Map<String, Long> won = new TreeMap<>();
    for (TrackedDeal deal : known.closed()) {
      if (deal.isOpenOn(before) && deal.isWonBetween(before, known.day())) {
        won.merge(deal.owner(), deal.wonAmount(), Math::addExact);
      }
    }
    return won;
  }
}
