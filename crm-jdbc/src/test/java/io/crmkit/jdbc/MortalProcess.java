package io.crmkit.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A JVM of its own that does some work and prints a line at each step, until it is done or is killed. */
public final class MortalProcess {

  private final List<String> command;

  private MortalProcess(List<String> command) {
    this.command = List.copyOf(command);
  }

  /** The work is the main method of a class of the tests. */
  public static MortalProcess of(Class<?> work, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "-Xmx256m", "-cp", System.getProperty("java.class.path"), work.getName()));
    command.addAll(List.of(arguments));
    return new MortalProcess(command);
  }

  /**
   * Lets it live for so many steps and a little longer, and kills it as {@code kill -9} does. Returns whether it was done
   * before.
   */
  public boolean live(int steps, int nanosLonger) {
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        int step = 0;
        while (step < steps && lines.readLine() != null) {
          step++;
        }
        if (step == steps) {
          LockSupport.parkNanos(nanosLonger);
          process.destroyForcibly();
        }
      }
      return end(process.waitFor());
    } catch (IOException e) {
      throw new UncheckedIOException("no process for " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process worked", e);
    }
  }

  /** A process that was killed ends with the number of the signal, 9, behind 128. */
  private boolean end(int code) {
    if (code != 0 && code != 128 + 9) {
      throw new IllegalStateException("the work failed with %d: %s".formatted(code, command));
    }
    return code == 0;
  }
}
