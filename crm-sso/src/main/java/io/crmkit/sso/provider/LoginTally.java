package io.crmkit.sso.provider;

import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.provider.model.ProviderStatistics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up security events of logins, in bounded memory and in any order; tallies of parts merge to that of the whole. Not safe
 * for concurrent use.
 */
public final class LoginTally {

  private static final int MOST_REASONS = 1000;
  private static final int LONGEST_NUMBER = 15;
  private static final String OTHERS = "others";

  private final Map<String, Long> refused = new HashMap<>();
  private final DistinctCount users = new DistinctCount();
  private final DurationHistogram durations = new DurationHistogram();
  private long begun;
  private long succeeded;
  private @Nullable Instant lastSuccess;

  /** Takes in an event; one that is none of a login counts for nothing. */
  public LoginTally add(SecurityEvent event) {
    if (event.kind() == Kind.LOGIN_STARTED) {
      begun++;
    } else if (event.kind() == Kind.LOGIN_REFUSED) {
      refuse(event.reason() == null ? OTHERS : event.reason(), 1);
    } else if (event.kind() == Kind.LOGIN_SUCCEEDED) {
      succeed(event);
    }
    return this;
  }

  private void refuse(String reason, long count) {
    String kept = refused.size() < MOST_REASONS || refused.containsKey(reason) ? reason : OTHERS;
    refused.merge(kept, count, Long::sum);
  }

  private void succeed(SecurityEvent event) {
    succeeded++;
    lastSuccess = later(lastSuccess, event.at());
    UserId user = event.user();
    if (user != null) {
      users.add(user.value());
    }
    String millis = event.details().getOrDefault(LoginStatistics.MILLIS, "");
    if (!millis.isEmpty() && millis.length() <= LONGEST_NUMBER && millis.chars().allMatch(each -> each >= '0' && each <= '9')) {
      durations.add(Long.parseLong(millis));
    }
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  /** Takes in what another one has added up. */
  public LoginTally merge(LoginTally other) {
    begun += other.begun;
    succeeded += other.succeeded;
    lastSuccess = later(lastSuccess, other.lastSuccess);
    other.refused.forEach(this::refuse);
    users.merge(other.users);
    durations.merge(other.durations);
    return this;
  }

  public ProviderStatistics result() {
    return new ProviderStatistics(begun, succeeded, refused, users.result(), lastSuccess, durations.median());
  }
}
