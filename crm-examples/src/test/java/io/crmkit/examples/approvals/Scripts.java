package io.crmkit.examples.approvals;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of a morning that are played by the command; their files are written to a folder of the test. */
abstract class Scripts {

  @TempDir
  private Path folder;

  static final String CONTRACT = """
      {"name": "Contract", "entity_type": "deal", "administrators": ["ops"], "override": "allowed",
       "lock": {"except": ["description"]}, "content": {"watch": ["amount"]}, "rework": {"rounds": 2},
       "expires_after": "P30D", "escalation": {"levels": [{"after": "PT4H", "to": ["vp"]}]},
       "steps": [{"name": "Desk", "type": "queue", "claim_for": "PT2H", "approvers": ["dina", "dora"],
                  "require_all": false, "ad_hoc": true},
                 {"name": "Sign", "approvers": ["carl"]}]}
      """;

  Path path(String name) {
    return folder.resolve(name);
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(path(name), text);
  }

  /** Plays a script whose lines happen at minutes of a morning, such as {@code 08:30 {"by": "bob", "do": "approve"}}. */
  Ran simulate(String definition, String script, Object... options) throws IOException {
    String lines = script.replaceAll("(?m)^(\\d\\d:\\d\\d) \\{", "{\"at\": \"2026-03-02T$1:00Z\", ");
    List<Object> words = new ArrayList<>(List.of(
        "simulate-approval", "--definition", file("d.json", definition), "--script", file("s.jsonl", lines)));
    words.addAll(Arrays.asList(options));
    return Ran.command(words.toArray());
  }

  /** Returns the types of the events that a run has printed, without what they have in common. */
  static List<String> kinds(Ran ran) {
    return ran.lines().stream().filter(line -> line.startsWith("{\"event\""))
        .map(line -> line.split("\"")[3].substring("approval.".length())).toList();
  }
}
