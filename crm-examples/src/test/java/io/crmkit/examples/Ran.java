package io.crmkit.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What a command printed, and how it ended. */
public record Ran(int exitCode, String out, String err) {

  /** Runs the examples as a terminal would, in this process. */
  public static Ran command(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = List.of(arguments).stream().map(Object::toString).toList();
    return new Ran(commands.execute(words.toArray(new String[0])), out.toString(), err.toString());
  }

  public List<String> lines() {
    return out.lines().toList();
  }

  /** The figures that every command prints last. */
  public String lastLine() {
    return lines().get(lines().size() - 1);
  }
}
