package io.crmkit.benchmarks.tokens;

import io.crmkit.benchmarks.peer.PeerClassPath;
import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import io.crmkit.benchmarks.worker.Contest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Verifies access tokens by RS256, each way in a JVM of its own beside the signature alone, and prints one table. */
@Command(
    name = "tokens", mixinStandardHelpOptions = true,
    description = "Measures access tokens per core-second beside the signature alone, Nimbus, Spring and pac4j.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class TokensCommand implements Callable<Integer> {

  private static final int SHARE_PERCENT = 88;
  private static final double SEEN_GOAL = 1_000_000;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = Files.createTempFile("token", ".txt");
    try {
      MarkdownTable table = new MarkdownTable(
          "RS256 access tokens", "per core-second", "signature alone", "share of it", "goals");
      Contest fresh = ours(file, "fresh");
      row(table, "crmkit, every check", fresh,
          Goal.share("the signature alone", fresh.share(), 1, SHARE_PERCENT).toString());
      Contest seen = ours(file, "seen");
      row(table, "crmkit, seen before", seen, Goal.atLeast(SEEN_GOAL, seen.subject(), "/core-s").toString());
      row(table, "Nimbus, parse and verify", ours(file, "nimbus"), "");
      row(table, "Spring, NimbusJwtDecoder", other(file, "spring"), "");
      row(table, "pac4j, JwtAuthenticator", other(file, "pac4j"), "");
      spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private static Contest ours(Path file, String way) {
    return Contest.read(ChildJvm.lines(options(), OurTokens.class, file, way));
  }

  private static Contest other(Path file, String name) {
    String classPath = PeerClassPath.target().resolve("classes") + File.pathSeparator
        + PeerClassPath.of(name + "-jwt", PeerClassPath.target());
    return Contest.read(ChildJvm.lines(options(), classPath, OtherTokens.class, file, name));
  }

  private static List<String> options() {
    return List.of("-Xmx512m", "-XX:+UseSerialGC");
  }

  private static void row(MarkdownTable table, String work, Contest contest, String goal) {
    table.row(List.of(work, Figures.plain(contest.subject()), Figures.plain(contest.raw()),
        Figures.ratio(contest.share()), goal));
  }
}
