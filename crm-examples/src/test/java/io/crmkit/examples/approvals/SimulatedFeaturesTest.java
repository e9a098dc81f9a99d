package io.crmkit.examples.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the engine can do can be tried with a definition, a script and no code. */
class SimulatedFeaturesTest {

  private static final String CONTRACT = """
      {"name": "Contract", "entity_type": "deal", "administrators": ["ops"], "override": "allowed",
       "lock": {"except": ["description"]}, "content": {"watch": ["amount"]}, "rework": {"rounds": 2},
       "expires_after": "P30D", "escalation": {"levels": [{"after": "PT4H", "to": ["vp"]}]},
       "steps": [{"name": "Desk", "type": "queue", "claim_for": "PT2H", "approvers": ["dina", "dora"],
                  "require_all": false, "ad_hoc": true},
                 {"name": "Sign", "approvers": ["carl"]}]}
      """;

  @TempDir
  private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Plays a script whose lines happen at minutes of a morning, such as {@code 08:30 {"by": "bob", "do": "approve"}}. */
  private Ran simulate(String definition, String script, Object... options) throws IOException {
    String lines = script.replaceAll("(?m)^(\\d\\d:\\d\\d) \\{", "{\"at\": \"2026-03-02T$1:00Z\", ");
    List<Object> words = new ArrayList<>(List.of(
        "simulate-approval", "--definition", file("d.json", definition), "--script", file("s.jsonl", lines)));
    words.addAll(Arrays.asList(options));
    return Ran.command(words.toArray());
  }

  private static List<String> kinds(Ran ran) {
    return ran.lines().stream().filter(line -> line.startsWith("{\"event\""))
        .map(line -> line.split("\"")[3].substring("approval.".length())).toList();
  }

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
          08:10 {"by": "dina", "do": "send_back", "to": "requester", "reason": "too much"}
          """);

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
        """, "--directory", people, "--figures", "--draw", folder.resolve("chain.svg"));

    assertThat(ran.out()).contains("\"due_at\":\"2026-03-09T08:30:00Z\"", "\"in_place_of\":\"vp\"",
        "\"by\":\"carol\",\"for\":\"vp\"", "\"step\":\"Authority\",\"opened\":1,\"waiting\":\"PT20M\"");
    assertThat(folder.resolve("chain.svg")).content().startsWith("<svg");
  }

  @Test
  void aDefinitionIsCheckedWithoutAScript() throws IOException {
    Ran ran = Ran.command("simulate-approval", "--definition", file("d.json", """
        {"name": "Short", "entity_type": "deal", "steps": [{"name": "Only", "approvers": ["bob"]}]}
        """), "--draw", folder.resolve("chain.mmd"));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("approvals.definition.may-wait-for-ever", "\"at\":\"/steps/0/");
    assertThat(ran.lastLine()).isEqualTo("findings=2");
    assertThat(folder.resolve("chain.mmd")).content().startsWith("flowchart");
  }

  @Nested
  class WhatIsWrong {

    @Test
    void inADirectoryIsToldWithFileAndPlace() throws IOException {
      Path people = file("people.json", """
          {"people": [{"id": "alice", "manager": "zed"}, {"id": "bob", "calendar": "office"}],
           "delegations": [{"from": "alice", "to": "alice"}]}
          """);

      assertThat(simulate(CONTRACT, "08:00 {\"do\": \"tick\"}\n", "--directory", people).err())
          .contains("people.json /people/0", "'zed'", "people.json /people/1", "people.json /delegations/0");
    }

    @Test
    void inAScriptIsToldWithItsLineBeforeAnythingIsPlayed() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit"}
          08:00 {"do": "approve"}
          08:00 {"by": "bob", "do": "reassign", "to": "carol"}
          08:00 {"by": "bob", "do": "lock", "change": ["a b"]}
          08:00 {"by": "bob", "do": "inbox", "batch": "each"}
          08:00 {"by": "bob", "do": "approve", "key": " "}
          08:00 {"by": "bob", "do": "link", "link": "L", "use": "approve", "lasts": "PT-1H"}
          """);

      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("s.jsonl line 2 /by", "needs 'by'", "s.jsonl line 3 /reason", "line 4 /change/0",
          "line 5 /batch", "line 6: ScriptLine: key must not be blank", "line 7: ScriptLine: lasts must be positive");
    }

    @Test
    void isAFileThatIsNotThere() {
      assertThat(Ran.command("simulate-approval", "--definition", folder.resolve("none.json")).err())
          .contains("There is no file", "none.json");
    }

    @Test
    void isThatNothingHappens() throws IOException {
      assertThat(simulate(CONTRACT, "# nothing yet\n").err()).contains("Nothing happens");
    }

    @Test
    void isNamedWhereALineIsEarlierThanTheOneAbove() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
          07:00 {"do": "tick"}
          """);

      assertThat(ran.exitCode()).isZero();
      assertThat(ran.err()).contains("line 2", "is before the line above");
    }
  }
}
