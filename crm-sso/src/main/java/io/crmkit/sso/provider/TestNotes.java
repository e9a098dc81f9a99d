package io.crmkit.sso.provider;

import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.provider.model.Finding;
import io.crmkit.sso.provider.model.Finding.Severity;
import io.crmkit.sso.provider.model.FindingReason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one test finds, and what was answered to it. Belongs to one call. */
final class TestNotes implements HttpPort {

  private final HttpPort http;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<URI, OutboundResponse> answers = new HashMap<>();
  private @Nullable Duration behind;

  TestNotes(HttpPort http, Instant now) {
    this.http = http;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  void error(Reason reason, String place, String message) {
    findings.add(new Finding(Severity.ERROR, reason, place, message));
  }

  /** Notes down what a login would be refused for. */
  void error(SsoRefusal refusal, String place) {
    error(refusal.reason(), place, refusal.message());
  }

  void warning(Reason reason, String place, String message) {
    findings.add(new Finding(Severity.WARNING, reason, place, message));
  }

  void info(Reason reason, String place, String message) {
    findings.add(new Finding(Severity.INFO, reason, place, message));
  }

  @Override
  public Verdict<OutboundResponse> exchange(OutboundRequest request) {
    return http.exchange(request).then(response -> {
      answers.put(request.uri(), response);
      Instant date = response.date();
      if (date != null) {
        // Date is cut to the second, and was written before we read it.
        behind = Duration.between(now, date.plusMillis(500)).abs();
      }
      return Verdict.accept(response);
    });
  }

  /** Returns what was answered last at an address. */
  Optional<OutboundResponse> answer(URI uri) {
    return Optional.ofNullable(answers.get(uri));
  }

  /** Looks at the clocks once everything was asked. */
  void checkClock(Duration taken, String place) {
    Duration differs = behind;
    if (differs != null && differs.compareTo(taken) > 0) {
      warning(FindingReason.CLOCK_DIFFERS, place,
          "The provider's clock and ours differ by %d s, and %d s are taken. Set the one that is wrong by NTP.".formatted(
              differs.toSeconds(), taken.toSeconds()));
    }
  }

  /** Checks where browsers come back to (RFC 6749, section 3.1.2; RFC 9700, section 2.6). */
  void checkRedirect(String uri, String place) {
    SsoRefusal refusal = RedirectUri.parse(uri).whyNot().orElse(null);
    if (refusal != null) {
      error(refusal, place);
    } else if (uri.startsWith("http:")) {
      warning(FindingReason.REDIRECT_LOCAL, place,
          "%s is on this machine, where other people's browsers do not come. Use https before others log in.".formatted(uri));
    }
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
