package io.crmkit.examples.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whatever the engine can do can be tried with a definition, a script and no code. */
class SimulatedFeaturesTest extends Scripts {

  @Test
  void areAllInTheHelp() {
    Ran ran = Ran.command("simulate-approval", "--help");

    assertThat(Deed.values()).allSatisfy(deed -> assertThat(ran.out()).contains(JsonNames.of(deed)));
  }

  @Nested
  class ARequest {

    @Test
    void isClaimedAskedAboutAndSentBack() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5, "discount": null}}
          08:00 {"by": "dina", "do": "claim"}
          08:10 {"by": "dina", "do": "release", "reason": "lunch"}
          08:20 {"by": "dina", "do": "request_info", "question": "Which terms?"}
          09:20 {"by": "alice", "do": "provide_info", "answer": "Ours."}
          12:59 {"do": "tick"}
          13:00 {"do": "tick"}
          13:10 {"by": "dina", "do": "send_back", "to": "requester", "reason": "too much"}
          13:20 {"by": "alice", "do": "resubmit", "fields": {"amount": 4}}
          13:30 {"by": "dina", "do": "add_approver", "person": "egon", "place": "before_me", "reason": "knows it"}
          13:40 {"by": "egon", "do": "approve"}
          13:40 {"by": "dora", "do": "approve"}
          """);

      assertThat(kinds(ran)).containsExactly("submitted", "step-opened", "queue-claimed", "claim-released",
          "info-requested", "info-provided", "step-escalated", "returned", "step-voided", "resubmitted", "amended",
          "step-opened", "approver-added", "vote-cast", "vote-cast", "step-approved", "step-opened");
      assertThat(ran.lastLine()).isEqualTo("status=pending step=2 votes=2");
    }

    @Test
    void waitsForItsRequesterInTheStepThatSentItBack() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
          08:10 {"by": "dina", "do": "send_back", "to": "requester", "comment": " ", "reason": "too much"}
          """);

      assertThat(ran.out()).contains("\"reason\":\"too much\"");
      assertThat(ran.lastLine()).isEqualTo("status=pending step=1 votes=0");
    }

    @Test
    void isOverruledInTheStepThatItHadReached() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
          08:10 {"by": "ops", "do": "overrule", "verdict": "reject", "reason": "budget"}
          """);

      assertThat(kinds(ran)).endsWith("overruled", "rejected");
      assertThat(ran.lastLine()).isEqualTo("status=rejected step=1 votes=0");
    }

    @Test
    void isTakenToTheNextDefinition() throws IOException {
      Path next = file("next.json", CONTRACT.replace("\"Desk\"", "\"Front desk\""));
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
          08:10 {"by": "ops", "do": "migrate", "reason": "new names"}
          08:10 {"by": "ops", "do": "migrate", "reason": "new names", "renamed": {"Desk": "Front desk"}}
          """, "--next", next);

      assertThat(ran.out()).contains("approvals.migration-loses-step");
      assertThat(kinds(ran)).endsWith("migrated");
    }

    @Test
    void isDecidedByALinkThatAGetDoesNotUseUp() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
          08:10 {"by": "dina", "do": "link", "link": "L", "use": "approve"}
          08:20 {"do": "follow", "link": "L"}
          08:20 {"do": "follow", "link": "L"}
          08:30 {"do": "redeem", "link": "L", "comment": "by mail"}
          08:40 {"do": "follow", "link": "L"}
          08:40 {"do": "follow", "link": "M"}
          08:40 {"by": "dora", "do": "link", "link": "N", "use": "approve"}
          """);

      assertThat(ran.out().lines().filter(line -> line.contains("\"is\":\"live\""))).hasSize(2);
      assertThat(ran.out()).contains("\"is\":\"spent\"", "approvals.token-unknown", "approvals.not-an-approver");
      assertThat(ran.lastLine()).isEqualTo("status=pending step=2 votes=1");
    }
  }

  @Test
  void looksShowWithoutChangingAnything() throws IOException {
    Ran ran = simulate(CONTRACT, """
        08:00 {"by": "alice", "do": "preview", "fields": {"amount": 5}}
        08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
        08:10 {"do": "why"}
        08:10 {"by": "dora", "do": "inbox"}
        08:10 {"by": "alice", "do": "lock", "change": ["amount", "description"]}
        08:10 {"by": "alice", "do": "lock", "change": ["description"]}
        08:10 {"do": "coverage", "fields": {"amount": 5}}
        08:10 {"do": "verify"}
        """);

    assertThat(kinds(ran)).containsExactly("submitted", "step-opened");
    assertThat(ran.out()).contains("\"fate\":\"asks\"", "- dora is asked, named by name", "\"ask\":\"vote\"",
        "\"lock\":\"locked\"", "\"lock\":\"free\"", "\"coverage\":\"not_approved\"", "\"verify\":\"sound\",\"events\":2");
  }

  @Test
  void reasonsTellOfAClockThatStandsStillAndOfARequestThatWasSentBack() throws IOException {
    Ran ran = simulate(CONTRACT, """
        08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
        08:10 {"by": "dina", "do": "request_info", "question": "Which terms?"}
        08:20 {"do": "why"}
        08:30 {"by": "dora", "do": "send_back", "to": "requester", "reason": "too much"}
        08:40 {"do": "why"}
        """);

    assertThat(ran.out()).contains(
        "- its clock stands still since 2026-03-02T08:10:00Z, until alice answers dina or dina votes: Which terms?",
        "Back with alice since 2026-03-02T08:30:00Z, sent by dora from step 'Desk': too much",
        "- alice may submit it again", "- ops may submit it again as an administrator");
  }

  @Test
  void severalRequestsAreDecidedTogetherOrNotAtAll() throws IOException {
    Ran ran = simulate(CONTRACT, """
        08:00 {"by": "alice", "do": "submit", "request": "A", "fields": {"amount": 5}}
        08:00 {"by": "alice", "do": "submit", "request": "B", "fields": {"amount": 5}}
        08:10 {"by": "dina", "do": "approve", "request": "A", "batch": "all_or_none"}
        08:10 {"by": "dina", "do": "approve", "request": "C", "batch": "all_or_none"}
        08:20 {"by": "dina", "do": "approve", "request": "B", "batch": "each"}
        08:20 {"by": "dina", "do": "approve", "request": "C", "batch": "each"}
        """);

    assertThat(ran.out()).contains("\"request\":\"A\",\"held_back\"");
    assertThat(ran.lines()).endsWith("request=A status=pending step=1 votes=0",
        "request=B status=pending step=2 votes=1", "request=C status=blank step=0 votes=0");
  }

  @Test
  void aDirectoryHasLimitsCalendarsAndDelegations() throws IOException {
    Path people = file("people.json", """
        {"people": [{"id": "alice", "manager": "bob"}, {"id": "bob", "manager": "vp", "limits": ["EUR 10.00"]},
                    {"id": "vp", "limits": ["EUR 1000.00"], "calendar": "office"}, {"id": "carol"}],
         "calendars": {"office": {"zone": "Europe/Berlin", "week": {"monday": ["09:00-10:00"]}}},
         "delegations": [{"from": "vp", "to": "carol", "until": "2026-03-09T08:30:00Z", "up_to": "EUR 600.00"}]}
        """);
    Ran ran = simulate("""
        {"name": "Limit", "entity_type": "deal", "amount": "amount",
         "escalation": {"working_time": {"of": "approvers"}, "levels": [{"after": "PT1H30M", "to": ["bob"]}]},
         "steps": [{"name": "Authority", "approvers": [{"up_to_limit": "amount"}]}]}
        """, """
        08:00 {"by": "alice", "do": "submit", "fields": {"amount": {"amount": "500.00", "currency": "EUR"}}}
        08:10 {"by": "carol", "do": "inbox"}
        08:20 {"by": "carol", "do": "approve"}
        """, "--directory", people, "--figures", "--draw", path("chain.svg"));

    assertThat(ran.out()).contains("\"due_at\":\"2026-03-09T08:30:00Z\"", "\"in_place_of\":\"vp\"",
        "\"by\":\"carol\",\"for\":\"vp\"", "\"step\":\"Authority\",\"opened\":1,\"waiting\":\"PT20M\"");
    assertThat(path("chain.svg")).content().startsWith("<svg");
  }

  @Test
  void aDefinitionIsCheckedWithoutAScript() throws IOException {
    Ran ran = Ran.command("simulate-approval", "--definition", file("d.json", """
        {"name": "Short", "entity_type": "deal", "steps": [{"name": "Only", "approvers": ["bob"]}]}
        """), "--draw", path("chain.mmd"));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("approvals.definition.may-wait-for-ever", "\"at\":\"/steps/0/");
    assertThat(ran.lastLine()).isEqualTo("findings=2");
    assertThat(path("chain.mmd")).content().startsWith("flowchart");
  }
}
