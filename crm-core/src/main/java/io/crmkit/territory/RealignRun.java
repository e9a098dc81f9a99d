package io.crmkit.territory;

import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.territory.RealignReport.Counts;
import io.crmkit.territory.model.placement.Rulebook;
import io.crmkit.territory.model.placement.Verdict;
import io.crmkit.territory.model.placement.Verdict.Unjudged;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** One walk over accounts, and what came of it. */
final class RealignRun {

  /** Acts on where an account belongs. */
  @FunctionalInterface
  interface Aligner {

    /** Returns whether the account is elsewhere now. */
    boolean align(String account, Verdict verdict);
  }

  private final Rulebook book;
  private final Cancellation cancellation;
  private final ProgressMeter meter;
  private final Map<String, Unjudged> named = new LinkedHashMap<>();
  private long judged;
  private long changed;
  private long leftAlone;
  private long unjudged;

  RealignRun(Rulebook book, Cancellation cancellation, Clock clock, ProgressListener listener) {
    this.book = book;
    this.cancellation = cancellation;
    this.meter = ProgressMeter.of("accounts", clock, listener).build();
  }

  void judge(String account, Fields fields, Aligner aligner) {
    cancellation.check();
    judged++;
    Verdict verdict = book.judge(fields);
    if (verdict instanceof Unjudged no) {
      unjudged++;
      if (named.size() < RealignReport.MOST) {
        named.put(account, no);
      }
    }
    if (aligner.align(account, verdict)) {
      changed++;
    }
    meter.add(1);
  }

  void leaveAlone() {
    leftAlone++;
    meter.add(1);
  }

  RealignReport report(long version) {
    meter.finish();
    return new RealignReport(new Counts(judged, changed, leftAlone, unjudged), named, version);
  }
}
