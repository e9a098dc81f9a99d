package io.crmkit.benchmarks.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class in a JVM of its own, so that no work warms up or fills the heap of another. */
public final class ChildJvm {

  private ChildJvm() {}

  /** As {@link #lines(List, String, Class, Object...)}, on the class path of this JVM. */
  public static List<String> lines(List<String> options, Class<?> main, Object... arguments) {
    return lines(options, System.getProperty("java.class.path"), main, arguments);
  }

  /**
   * Returns the lines that a class prints.
   *
   * @param options of the JVM, such as {@code -Xmx64m}
   * @throws IllegalStateException if it ends with a failure
   */
  public static List<String> lines(List<String> options, String classPath, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("%s ended with exit code %d".formatted(command, process.exitValue()));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + main.getName(), e);
    }
  }
}
