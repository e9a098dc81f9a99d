package io.crmkit.examples.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateApprovalTest {

  private static final String DISCOUNT = """
      {"name": "Discount Approval", "process_type": "multi_step", "entity_type": "deal",
       "steps": [{"step": 1, "name": "Manager Approval", "approvers": ["manager@example.com"], "type": "sequential"},
                 {"step": 2, "name": "Director Approval", "approvers": \
      ["director1@example.com", "director2@example.com"], "type": "parallel", "require_all": false}],
       "enable_escalation": true, "escalation_after_hours": 24, \
      "escalation_chain": ["vp@example.com", "ceo@example.com"]}
      """;

  private static final String SUBMIT =
      "{\"at\": \"2024-10-01T09:00:00Z\", \"by\": \"alice@example.com\", "
          + "\"do\": \"submit\", \"fields\": {\"amount\": 12000}}\n";

  @TempDir
  private Path folder;

  private Ran simulate(String definition, String script) throws IOException {
    Path d = Files.writeString(folder.resolve("d.json"), definition);
    Path s = Files.writeString(folder.resolve("s.jsonl"), script);
    return Ran.command("simulate-approval", "--definition", d, "--script", s);
  }

  @Nested
  class TheDocumentOfTheMission {

    @Test
    void isApprovedByTheManagerAndOneDirector() throws IOException {
      Ran ran = simulate(DISCOUNT, SUBMIT + """
          {"at": "2024-10-01T10:00:00Z", "by": "manager@example.com", "do": "approve"}
          {"at": "2024-10-01T11:00:00Z", "by": "director2@example.com", "do": "approve", "comment": "fine"}
          """);

      assertThat(ran.exitCode()).isZero();
      assertThat(ran.lastLine()).isEqualTo("status=approved step=2 votes=2");
      assertThat(ran.lines()).filteredOn(line -> line.contains("approval.vote-cast")).hasSize(2);
    }

    @Test
    void goesToTheVicePresidentAfterADay() throws IOException {
      Ran ran = simulate(DISCOUNT, SUBMIT + """
          {"at": "2024-10-02T09:00:00Z", "do": "tick"}
          {"at": "2024-10-02T10:00:00Z", "by": "vp@example.com", "do": "approve"}
          """);

      assertThat(ran.lines()).filteredOn(line -> line.contains("approval.step-escalated")).hasSize(1);
      assertThat(ran.lastLine()).isEqualTo("status=pending step=2 votes=1");
    }
  }

  @Test
  void showsARefusalAndGoesOn() throws IOException {
    Ran ran = simulate(DISCOUNT, SUBMIT + """
        {"at": "2024-10-01T10:00:00Z", "by": "alice@example.com", "do": "approve"}
        {"at": "2024-10-01T10:00:00Z", "by": "manager@example.com", "do": "reject", "comment": "no budget"}
        """);

    assertThat(ran.out()).contains("\"refused\":\"approvals.own-request\"");
    assertThat(ran.lastLine()).isEqualTo("status=rejected step=1 votes=1");
  }

  @Test
  void listsEveryProblemOfADefinition() throws IOException {
    Ran ran = simulate("{\"name\": \"\", \"steps\": [{\"name\": \"Manager\", \"aprovers\": []}]}", SUBMIT);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("/name", "/entity_type", "/steps/0/aprovers");
  }

  @Test
  void listsEveryProblemOfAScriptWithItsLine() throws IOException {
    Ran ran = simulate(DISCOUNT, SUBMIT + "{\"at\": \"yesterday\", \"do\": \"approve\"}\nno json\n");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("line 2 /at", "line 3");
  }

  @Test
  void asksTheGivenDirectory() throws IOException {
    Path people = Files.writeString(folder.resolve("people.json"), """
        {"people": [{"id": "alice@example.com", "manager": "bob@example.com"}, {"id": "bob@example.com"}]}
        """);
    Path definition = Files.writeString(folder.resolve("m.json"), """
        {"name": "By manager", "entity_type": "deal", "steps": [{"name": "Manager", "approvers": [{"manager": 1}]}]}
        """);
    Path script = Files.writeString(folder.resolve("m.jsonl"), SUBMIT
        + "{\"at\": \"2024-10-01T10:00:00Z\", \"by\": \"bob@example.com\", \"do\": \"approve\"}\n");

    Ran ran = Ran.command(
        "simulate-approval", "--definition", definition, "--script", script, "--directory", people);

    assertThat(ran.lastLine()).isEqualTo("status=approved step=1 votes=1");
  }
}
