package io.crmkit.examples.approvals;

import io.crmkit.core.Actor;
import io.crmkit.core.json.Versioned;
import io.crmkit.core.money.Money;
import io.crmkit.core.worktime.OpeningHours;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People as JSON, for the simulation: who they are, when they work, and who acts for whom.
 *
 * <pre>{@code
 * {"people": [{"id": "bob@example.com", "manager": "vp@example.com", "roles": ["finance"], "groups": ["legal"],
 *              "aliases": ["bob"], "active": true, "limits": ["EUR 5000.00"], "calendar": "office"}],
 *  "calendars": {"office": {"zone": "Europe/Berlin", "week": {"monday": ["09:00-17:00"]}}},
 *  "delegations": [{"from": "bob@example.com", "to": "carol@example.com", "until": "2024-10-14T00:00:00Z",
 *                   "in": ["Discount Approval"], "up_to": "EUR 5000.00", "reason": "on leave"}]}
 * }</pre>
 *
 * @param people everybody; without this member, everybody who is named is an active person
 */
@Versioned(1)
record DirectoryDocument(
    @Nullable @Size(min = 1) List<Entry> people, Map<String, OpeningHours> calendars, List<Mandate> delegations) {

  /** One person; active unless it says otherwise. */
  record Entry(
      @NotBlank String id,
      @Nullable @Size(min = 1) String manager,
      List<String> aliases,
      List<String> roles,
      List<String> groups,
      @Nullable Boolean active,
      List<Money> limits,
      @Nullable @Size(min = 1) String calendar) {}

  /** Somebody who may vote for somebody else; from the beginning, for ever, and in everything, if that is not said. */
  record Mandate(
      Actor from,
      Actor to,
      @Nullable Instant since,
      @Nullable Instant until,
      List<String> in,
      @Nullable Money upTo,
      @Nullable String reason) {}
}
