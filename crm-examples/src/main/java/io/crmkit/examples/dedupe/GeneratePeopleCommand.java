package io.crmkit.examples.dedupe;

import io.crmkit.examples.command.ProgressBar;
import io.crmkit.testkit.dedupe.PeopleFiles;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes made-up people with duplicates and the truth about them. */
@Command(
    name = "generate-people",
    description = {
      "Writes an export of made-up people as a CRM has it, with damaged duplicates (records.csv), and which records are"
          + " of the same person (gold_pairs.csv). The same options give the same bytes everywhere."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class GeneratePeopleCommand implements Callable<Integer> {

  private static final int STEP = 1024;

  @Parameters(arity = "1", paramLabel = "FOLDER", description = "where the files go; made if it is not there")
  private Path folder;

  @Option(names = "--records", defaultValue = "10000", description = "how many records (default: ${DEFAULT-VALUE})")
  private int records;

  @Option(names = "--seed", defaultValue = "1", description = "another seed, other people (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--repeated", paramLabel = "SHARE", defaultValue = "0.25",
      description = "the share of people with more than one record (default: ${DEFAULT-VALUE})")
  private double repeated;

  @Option(
      names = "--damage", paramLabel = "FACTOR", defaultValue = "1",
      description = "times the usual damage; 0 for none (default: ${DEFAULT-VALUE})")
  private double damage;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PeopleGenerator people = people();
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "people", records);
    PeopleFiles.write(people, folder, done -> {
      if (done % STEP == 0 || done == records) {
        bar.show((int) done);
      }
    });
    spec.commandLine().getOut().printf("records=%d pairs=%d seed=%d%n", records, people.goldPairs().count(), seed);
    return 0;
  }

  private PeopleGenerator people() {
    try {
      return PeopleGenerator.builder(records).seed(seed).repeated(repeated).damageTimes(damage).build();
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    }
  }
}
