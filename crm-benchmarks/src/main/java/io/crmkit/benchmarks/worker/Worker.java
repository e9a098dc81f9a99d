package io.crmkit.benchmarks.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The main class of a child JVM.
 *
 * <p>Arguments: the class of the peer (with a constructor over a {@link DataSource}), then URL and user of the
 * database. It obeys one command a line until its input ends, and answers each with one line that starts with
 * {@value #MARK}:
 *
 * <pre>
 * first               → peak memory in kB, after one completed request
 * run THREADS MILLIS  → completed requests, nanoseconds, failed requests
 * census              → the rows that each act of one request added and removed
 * </pre>
 */
public final class Worker {

  /** Sets the answers apart from whatever an engine prints. */
  public static final String MARK = "=> ";

  private static final int POOL_SIZE = 4;

  private final DataSource database;
  private final Load load;
  private final ApprovalPeer peer;

  private Worker(DataSource database, ApprovalPeer peer) {
    this.database = database;
    this.peer = peer;
    load = new Load(peer);
  }

  public static void main(String[] args) throws Exception {
    try (HikariDataSource database = pool(args[1], args[2]);
        ApprovalPeer peer = open(args[0], database)) {
      new Worker(database, peer).obey(System.in, System.out);
    }
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private static ApprovalPeer open(String peer, DataSource database) throws ReflectiveOperationException {
    return Class.forName(peer).asSubclass(ApprovalPeer.class).getConstructor(DataSource.class).newInstance(database);
  }

  private void obey(InputStream in, PrintStream out) throws IOException, InterruptedException {
    BufferedReader commands = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String command;
    while ((command = commands.readLine()) != null) {
      out.println(MARK + answer(command.split(" ")));
    }
  }

  private String answer(String[] command) throws IOException, InterruptedException {
    return switch (command[0]) {
      case "first" -> first();
      case "run" -> load.run(Integer.parseInt(command[1]), Duration.ofMillis(Long.parseLong(command[2])));
      case "census" -> census();
      default -> throw new IllegalArgumentException("unknown command " + command[0]);
    };
  }

  private String first() throws IOException {
    peer.complete(load.next());
    return Long.toString(peakMemory());
  }

  private String census() {
    long number = load.next();
    Census before = Census.take(database);
    String request = peer.submit(number);
    Census submitted = Census.take(database);
    peer.approveAsManager(request);
    Census managed = Census.take(database);
    peer.approveAsDirector(request, ApprovalPeer.winner(number));
    Census ended = Census.take(database);
    return "submit: %s | manager: %s | director: %s"
        .formatted(submitted.since(before), managed.since(submitted), ended.since(managed));
  }

  /** Returns the largest resident size that this process had so far, in kB, as Linux reports it. */
  private static long peakMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
