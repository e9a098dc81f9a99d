package io.crmkit.examples.approvals;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a script: one JSON object a line; blank lines and lines that begin with # are passed over. */
final class Script {

  private Script() {}

  /**
   * Returns the lines.
   *
   * @throws RefusedException with every problem of every line, each with its line number
   */
  static List<ScriptLine> read(Path file) throws IOException {
    List<ScriptLine> script = new ArrayList<>();
    List<Violation> problems = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        read(line, number, script, problems);
      }
    }
    return problems.isEmpty() ? script : Validated.<List<ScriptLine>>invalid(new Violations(problems)).orElseThrow();
  }

  private static void read(String line, int number, List<ScriptLine> script, List<Violation> problems) {
    Validated<ScriptLine> read = JsonDocuments.read(line, ScriptLine.class);
    if (read instanceof Invalid<ScriptLine> invalid) {
      for (Violation problem : invalid.violations()) {
        problems.add(new Violation(
            "line %d %s".formatted(number, problem.pointer()), problem.code(), problem.message()));
      }
    } else {
      script.add(read.orElseThrow());
    }
  }
}
