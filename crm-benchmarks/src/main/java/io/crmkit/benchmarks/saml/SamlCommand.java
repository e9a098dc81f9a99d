package io.crmkit.benchmarks.saml;

import io.crmkit.benchmarks.peer.PeerClassPath;
import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import io.crmkit.benchmarks.worker.Contest;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks SAML responses, each way in a JVM of its own beside the least that can be done, and prints one table. */
@Command(
    name = "saml", mixinStandardHelpOptions = true,
    description = "Measures SAML responses per core-second beside one tree, digests and RSA alone, OpenSAML and java-saml.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SamlCommand implements Callable<Integer> {

  private static final double[] GOALS = {13_000, 7_500};
  private static final double[] TIMES_OPENSAML = {1.67, 1.6};

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    MarkdownTable table = new MarkdownTable(
        "SAML responses", "per core-second", "tree, digest and RSA alone", "share of it", "goals");
    FakeSamlProvider idp = FakeSamlProvider.create(SamlFile.IDP);
    measure(table, file(idp, Signed.ASSERTION));
    measure(table, file(idp, Signed.RESPONSE, Signed.ASSERTION));
    spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    return 0;
  }

  static SamlFile file(FakeSamlProvider idp, Signed... parts) {
    Answer answer = Answer.to(SamlFile.AUDIENCE, SamlFile.CONSUMER, Clock.systemUTC().instant()).inResponseTo(SamlFile.REQUEST)
        .lifetime(Duration.ofHours(12)).signed(parts);
    return new SamlFile(FakeSamlProvider.posted(idp.respond(answer)), idp.key().certificate().toString(), parts.length);
  }

  private static void measure(MarkdownTable table, SamlFile response) throws IOException {
    Path file = Files.createTempFile("saml", ".txt");
    try {
      response.write(file);
      String what = ", %d signature%s".formatted(response.signatures(), response.signatures() == 1 ? "" : "s");
      Contest openSaml = Contest.read(ChildJvm.lines(options(), OpenSamlAlone.class, file));
      Contest ours = Contest.read(ChildJvm.lines(options(), OurSaml.class, file));
      int goal = response.signatures() - 1;
      row(table, "crmkit, every check" + what, ours, "%s; %s".formatted(
          Goal.atLeast(GOALS[goal], ours.subject(), "/core-s"),
          Goal.times("OpenSAML", ours.share(), openSaml.share(), TIMES_OPENSAML[goal])));
      row(table, "OpenSAML, signatures alone" + what, openSaml, "");
      row(table, "java-saml, without its schema" + what, javaSaml(file, "false"), "");
      row(table, "java-saml, its defaults" + what, javaSaml(file, "true"), "");
    } finally {
      Files.delete(file);
    }
  }

  private static Contest javaSaml(Path file, String schema) {
    String classPath = PeerClassPath.target().resolve("classes") + File.pathSeparator
        + PeerClassPath.of("java-saml", PeerClassPath.target());
    return Contest.read(ChildJvm.lines(options(), classPath, JavaSaml.class, file, schema));
  }

  private static List<String> options() {
    return List.of("-Xmx512m", "-XX:+UseSerialGC");
  }

  private static void row(MarkdownTable table, String work, Contest contest, String goal) {
    table.row(List.of(work, Figures.plain(contest.subject()), Figures.plain(contest.raw()),
        Figures.ratio(contest.share()), goal));
  }
}
