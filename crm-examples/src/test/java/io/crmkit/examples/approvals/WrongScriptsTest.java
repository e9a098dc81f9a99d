package io.crmkit.examples.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with what a simulation is given is told with its file and place before anything is played. */
class WrongScriptsTest extends Scripts {

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
  void isWhatADeedMakesNoUseOf() throws IOException {
    Ran ran = simulate(CONTRACT, """
        08:00 {"by": "alice", "do": "submit", "fields": {"amount": 5}, "step": "Desk"}
        08:00 {"by": "bob", "do": "approve", "comment": "fine", "reason": "cheap"}
        08:00 {"by": "bob", "do": "claim", "comment": "mine", "person": "carol"}
        08:00 {"do": "why", "key": "k", "by": "bob"}
        08:00 {"by": "ops", "do": "migrate", "reason": "new", "renamed": {"a": "b"}, "lasts": "PT1H"}
        08:00 {"do": "tick", "by": "clock", "comment": "overnight", "key": "k", "request": "A", "batch": "each"}
        """);

    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("s.jsonl line 1 /step",
        "A line that does 'submit' makes no use of 'step': it takes at, by, do, comment, fields, entity_id,",
        "line 2 /reason", "line 3 /person", "line 4 /key", "line 5 /lasts")
        .doesNotContain("line 6", "line 5 /renamed", "line 3 /comment", "line 4 /by");
  }

  /** Each member of a line is missed by the deeds that make no use of it, so none is forgotten here. */
  @Test
  void isAnyMemberOfALineThatADeedMakesNoUseOf() throws IOException {
    Map<String, String> members = new HashMap<>();
    List.of("request", "entity_id", "step", "reason", "question", "answer", "from", "to", "person", "link", "text",
        "key").forEach(name -> members.put(name, "\"x\""));
    members.putAll(Map.of("fields", "{}", "place", "\"with_me\"", "verdict", "\"approve\"",
        "renamed", "{\"a\": \"b\"}", "votes", "\"drop\"", "missed", "\"refuse\"", "change", "[\"a\"]",
        "use", "\"approve\"", "lasts", "\"PT1H\""));
    members.putAll(Map.of("proof", "\"passed\"", "batch", "\"each\""));

    assertThat(members.keySet()).containsExactlyInAnyOrderElementsOf(
        Arrays.stream(ScriptLine.class.getRecordComponents()).map(JsonNames::of)
            .filter(name -> !List.of("at", "by", "do", "comment").contains(name)).toList());
    for (Map.Entry<String, String> member : members.entrySet()) {
      Ran ran = simulate(CONTRACT, "08:00 {\"by\": \"bob\", \"do\": \"inbox\", \"%s\": %s}\n".formatted(
          member.getKey(), member.getValue()));
      assertThat(ran.err()).contains("line 1 /" + member.getKey());
    }
  }

  @Test
  void isAnOptionThatNothingUses() throws IOException {
    Path d = file("d.json", CONTRACT);

    assertThat(Ran.command("simulate-approval", "--definition", d, "--figures").err()).contains("with --script only");
    assertThat(simulate(CONTRACT, "08:00 {\"do\": \"tick\"}\n", "--pace", "bob=-1").err())
        .contains("--pace bob=-1");
  }

  @Test
  void isAFileThatIsNotThere() {
    assertThat(Ran.command("simulate-approval", "--definition", path("none.json")).err())
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
