package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.approvals.Databases.Address;
import io.crmkit.benchmarks.worker.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM that runs a {@link Worker}: one engine on one database. */
final class Child implements AutoCloseable {

  /** The first request of a fresh JVM: the time from starting the process, and the process's peak memory until then. */
  record First(Duration time, long peakKilobytes) {}

  private final Engine engine;
  private final Path log;
  private final Process process;
  private final BufferedReader answers;
  private final long started;

  private Child(Engine engine, Path log, Process process, long started) {
    this.engine = engine;
    this.log = log;
    this.process = process;
    this.started = started;
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static Child start(Engine engine, ClassPaths classPaths, Address database, String... options) {
    Path logs = classPaths.beside("logs");
    Path log = logs.resolve(engine.id() + ".log");
    try {
      Files.createDirectories(logs);
      List<String> command = new ArrayList<>(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPaths.of(engine)));
      command.addAll(List.of(options));
      command.addAll(List.of(Worker.class.getName(), engine.peer(), database.url(), database.user()));
      ProcessBuilder builder = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      long started = System.nanoTime();
      return new Child(engine, log, builder.start(), started);
    } catch (IOException e) {
      throw new UncheckedIOException("no JVM for " + engine.label(), e);
    }
  }

  First first() {
    long peak = Long.parseLong(ask("first"));
    return new First(Duration.ofNanos(System.nanoTime() - started), peak);
  }

  /** Returns completed requests per second. */
  double rate(int threads, Duration time) {
    String answer = ask("run " + threads + " " + time.toMillis());
    List<Long> counts = Stream.of(answer.split(" ")).map(Long::parseLong).toList();
    if (counts.get(2) > 0) {
      System.err.printf("%s failed %s requests, see %s%n", engine.label(), counts.get(2), log);
    }
    return counts.get(0) * 1e9 / counts.get(1);
  }

  /** Returns the rows that each act of one request adds and removes. */
  String census() {
    return ask("census");
  }

  private String ask(String command) {
    try {
      process.outputWriter(StandardCharsets.UTF_8).write(command + "\n");
      process.outputWriter(StandardCharsets.UTF_8).flush();
      String line;
      while ((line = answers.readLine()) != null) {
        if (line.startsWith(Worker.MARK)) {
          return line.substring(Worker.MARK.length());
        }
      }
      throw new IllegalStateException(engine.label() + " ended before it answered; see " + log);
    } catch (IOException e) {
      throw new UncheckedIOException(engine.label() + " does not answer; see " + log, e);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
