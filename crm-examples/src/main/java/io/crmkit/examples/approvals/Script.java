package io.crmkit.examples.approvals;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a script: one JSON object a line; blank lines and lines that begin with # are passed over. */
final class Script {

  private final List<ScriptLine> lines = new ArrayList<>();
  private final List<Violation> problems = new ArrayList<>();

  private final PrintWriter warnings;

  private Script(PrintWriter warnings) {
    this.warnings = warnings;
  }

  /**
   * Returns the lines.
   *
   * @param warnings hears of lines that are earlier than the ones before them, as of a clock that is set back
   *
   * @throws RefusedException with every problem of every line, each with its line number
   */
  static List<ScriptLine> read(Path file, PrintWriter warnings) throws IOException {
    Script script = new Script(warnings);
    int number = 0;
    for (String line : Source.file(file).text().lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        script.read(line, number);
      }
    }
    if (script.lines.isEmpty() && script.problems.isEmpty()) {
      throw Refused.of(new Violation("", "examples.empty", "Nothing happens in %s: give it a line such as %s."
          .formatted(file, "{\"at\": \"2024-10-01T09:00:00Z\", \"by\": \"alice\", \"do\": \"submit\"}")));
    }
    Refused.ifAny(Refused.in(file, script.problems));
    return script.lines;
  }

  private void read(String line, int number) {
    Validated<ScriptLine> read = JsonDocuments.read(line, ScriptLine.class);
    if (read instanceof Invalid<ScriptLine> invalid) {
      add(invalid.violations(), number);
    } else {
      ScriptLine sound = read.orElseThrow();
      add(sound.action().problems(sound), number);
      if (!lines.isEmpty() && sound.at().isBefore(lines.get(lines.size() - 1).at())) {
        warnings.println("line %d: %s is before the line above; the clock is set back, and requests stay where they were."
            .formatted(number, sound.at()));
      }
      lines.add(sound);
    }
  }

  private void add(Iterable<Violation> found, int number) {
    found.forEach(problem -> problems.add(new Violation(
        "line %d %s".formatted(number, problem.pointer()).strip(), problem.code(), problem.message())));
  }
}
