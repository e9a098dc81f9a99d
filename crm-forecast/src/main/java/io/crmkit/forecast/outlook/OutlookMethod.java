package io.crmkit.forecast.outlook;

import java.util.List;

/** A way to say what open deals bring. Implementations are immutable. */
public interface OutlookMethod {

  /** Returns a short name, such as {@code age-hazard}. */
  String name();

  /** Returns what is expected within {@code days} days after the day of {@code known}. */
  List<Expected> expect(KnownDeals known, int days);

  /** Returns which deals the expectation is about. */
  default Scope scope() {
    return Scope.OPEN_DEALS;
  }

  /** Which deals an expectation is about. */
  enum Scope {
    /** Those that are open on the day. */
    OPEN_DEALS,
    /** Those, and deals that are opened after the day and won in time. */
    ALL_DEALS
  }
}
