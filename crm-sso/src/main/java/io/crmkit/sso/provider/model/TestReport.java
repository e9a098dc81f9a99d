package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.Finding.Severity;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a connection test found.
 *
 * @param revision of the settings that were tested
 * @param findings in the order in which they were found
 */
public record TestReport(ProviderId provider, int revision, Instant at, List<Finding> findings) {

  public TestReport {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(at, "at");
    findings = List.copyOf(findings);
  }

  /** Returns whether the provider works: nothing that was found is an error. */
  public Outcome outcome() {
    return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR) ? Outcome.FAILED : Outcome.PASSED;
  }
}
