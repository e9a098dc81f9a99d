package io.crmkit.examples.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Answers to mails, and what would have been, can be tried without code, too. */
class SimulatedMailsAndReplaysTest extends Scripts {

  @Nested
  class AMail {

    @Test
    void isAnsweredByThePersonWhoWasAskedIfTheyAreProved() throws IOException {
      Ran ran = simulate(CONTRACT, """
          08:00 {"by": "alice", "do": "submit", "request": "A", "fields": {"amount": 5}}
          08:10 {"by": "dina", "do": "link", "request": "A", "link": "M", "use": "reply"}
          08:20 {"by": "dora", "do": "reply", "link": "M", "text": "yes"}
          08:20 {"by": "dina", "do": "reply", "link": "M", "text": "yes", "proof": "failed"}
          08:20 {"by": "dina", "do": "reply", "link": "M", "text": "Let me think."}
          08:20 {"by": "dina", "do": "reply", "link": "N", "text": "yes"}
          08:20 {"do": "redeem", "link": "M"}
          08:30 {"by": "dina", "do": "reply", "link": "M", "text": "Approved, thanks!\\nGood terms.\\n> Please approve"}
          08:40 {"by": "dina", "do": "reply", "link": "M", "text": "Approved, thanks!\\nGood terms.\\n> Please approve"}
          """);

      assertThat(ran.lines()).filteredOn(line -> line.contains("\"refused\""))
          .extracting(line -> line.replaceAll(".*\"refused\":\"approvals\\.([^\"]+)\".*", "$1"))
          .containsExactly("reply-wrong-sender", "reply-unproved-sender", "reply-unclear", "reply-no-one-token",
              "token-wrong-use");
      assertThat(ran.out()).contains(
          "\"event\":\"approval.vote-cast\",\"request\":\"A\"", "\"comment\":\"Good terms.\"");
      assertThat(ran.lastLine()).isEqualTo("status=pending step=2 votes=1");
    }
  }

  @Nested
  class WhatWouldHaveBeen {

    private static final String SCRIPT = """
        08:00 {"by": "alice", "do": "submit", "request": "A", "fields": {"amount": 5}}
        08:00 {"by": "alice", "do": "submit", "request": "B", "fields": {"amount": 9}}
        08:40 {"by": "dina", "do": "approve", "request": "A"}
        09:40 {"by": "carl", "do": "approve", "request": "A"}
        09:50 {"by": "dina", "do": "reject", "request": "B"}
        """;

    @Test
    void byAnotherDefinitionIsToldOfEachRequest() throws IOException {
      Path other = file("other.json", """
          {"name": "Contract", "entity_type": "deal", "when": "amount < 9",
           "steps": [{"name": "Sign", "approvers": [{"manager": 1}]}]}
          """);
      Path people = file("people.json", """
          {"people": [{"id": "alice", "manager": "carl"}, {"id": "carl"}, {"id": "dina"}, {"id": "dora"}, {"id": "vp"},
                      {"id": "ops"}]}
          """);
      Ran ran = simulate(CONTRACT, SCRIPT, "--what-if", other, "--directory", people, "--figures");

      assertThat(ran.lines()).containsSubsequence(
          "{\"what_if\":\"A\",\"status\":\"approved\",\"step\":1,\"votes\":1,\"ended_at\":\"2026-03-02T09:00:00Z\","
              + "\"cycle\":\"PT1H\"}",
          "{\"what_if\":\"B\",\"status\":\"refused\",\"step\":0,\"votes\":0}",
          "{\"figures\":\"requests\",\"of\":\"what_if\",\"requests\":1,\"ended\":1,\"mean_cycle\":\"PT1H\"}",
          "request=A status=approved step=2 votes=2", "request=B status=pending step=1 votes=1");
    }

    @Test
    void withFasterAnswersIsToldByTheSameDefinition() throws IOException {
      Ran ran = simulate(CONTRACT, SCRIPT, "--pace", "carl=50", "--pace", "dina=25");

      assertThat(ran.lines()).contains(
          "{\"what_if\":\"A\",\"status\":\"approved\",\"step\":2,\"votes\":2,\"ended_at\":\"2026-03-02T08:40:00Z\","
              + "\"cycle\":\"PT40M\"}");
    }

    @Test
    void countsWorkingTimeByTheCalendarsOfTheDirectory() throws IOException {
      String definition = """
          {"name": "Slow", "entity_type": "deal", "steps": [{"name": "Only", "approvers": ["bob"]}],
           "escalation": {"working_time": {"of": "approvers"}, "levels": [],
                          "finally": {"after": "PT1H", "action": "reject"}}}
          """;
      Path people = file("people.json", """
          {"people": [{"id": "alice"}, {"id": "bob", "calendar": "office"}],
           "calendars": {"office": {"zone": "Europe/Berlin", "week": {"monday": ["14:00-18:00"]}}}}
          """);
      Ran ran = simulate(definition, """
          08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
          14:30 {"do": "tick"}
          """, "--directory", people, "--pace", "bob=100");

      assertThat(ran.out()).contains("\"what_if\":\"request\",\"status\":\"rejected\"",
          "\"ended_at\":\"2026-03-02T14:00:00Z\"");
    }
  }

  @Test
  void figuresPassOverARequestThatWasNeverMade() throws IOException {
    Ran ran = simulate(
        CONTRACT, "08:00 {\"by\": \"alice\", \"do\": \"preview\"}\n", "--figures", "--pace", "bob=50");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lastLine()).isEqualTo("status=blank step=0 votes=0");
  }

  @Test
  void linesOfABatchThatHappenLaterAreABatchOfTheirOwn() throws IOException {
    Ran ran = simulate(CONTRACT, """
        08:00 {"by": "alice", "do": "submit", "request": "A", "fields": {"amount": 5}}
        08:10 {"by": "dina", "do": "approve", "request": "A", "batch": "together"}
        08:20 {"by": "carl", "do": "approve", "request": "A", "batch": "together"}
        """);

    assertThat(ran.out()).contains("\"at\":\"2026-03-02T08:20:00Z\",\"step\":1,\"by\":\"carl\"");
  }

  @Test
  void aRepeatOfAMigrationWithItsKeyIsHarmless() throws IOException {
    Path next = file("next.json", CONTRACT.replace("\"Desk\"", "\"Front desk\""));
    String migrate = "{\"by\": \"ops\", \"do\": \"migrate\", \"reason\": \"new\", \"key\": \"m\","
        + " \"renamed\": {\"Desk\": \"Front desk\"}}\n";
    Ran ran = simulate(CONTRACT, """
        08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}}
        """ + "08:10 " + migrate + "08:20 " + migrate, "--next", next);

    assertThat(ran.out()).doesNotContain("\"refused\"");
    assertThat(kinds(ran)).filteredOn("migrated"::equals).hasSize(2);
  }
}
