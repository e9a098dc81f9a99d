package io.crmkit.examples.dedupe;

import io.crmkit.testkit.dedupe.kinds.MadeUpRecords;
import io.crmkit.testkit.dedupe.kinds.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes made-up records of other kinds than people, and the truth about them. */
@Command(
    name = "generate-records",
    description = {
      "Writes made-up papers, products, songs, restaurants, firms and more as a folder that dedupe-evaluate reads.",
      "The same options give the same bytes everywhere."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class GenerateRecordsCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "KIND", description = "what they are about: ${COMPLETION-CANDIDATES}")
  private RecordKind kind;

  @Parameters(index = "1", paramLabel = "FOLDER", description = "where the files go; made if it is not there")
  private Path folder;

  @Option(names = "--things", defaultValue = "1000", description = "how many things (default: ${DEFAULT-VALUE})")
  private int things;

  @Option(names = "--seed", defaultValue = "1", description = "another seed, other things (default: ${DEFAULT-VALUE})")
  private long seed;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (things < 1) {
      throw new ParameterException(spec.commandLine(), "--things must be 1 or more but was " + things);
    }
    MadeUpRecords records = kind.make(things, seed);
    records.write(folder);
    spec.commandLine().getOut().printf("records=%d pairs=%d seed=%d%n",
        records.sources().stream().mapToInt(source -> source.rows().size()).sum(), records.gold().size(), seed);
    return 0;
  }
}
