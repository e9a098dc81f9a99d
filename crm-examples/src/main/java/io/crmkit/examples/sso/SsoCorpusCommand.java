package io.crmkit.examples.sso;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs every case of a corpus for single sign-on and counts what became of it. */
@Command(
    name = "sso-corpus",
    description = "Runs a corpus of tokens and messages and prints right=, total=, wrong_accepts= and reason_right=.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nTells what it could not run. Exits 1 if a case was not right, or if there is none.%n")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SsoCorpusCommand implements Callable<Integer> {

  private static final List<Corpus> KINDS = List.of(
      new WycheproofCorpus(), new IdTokenCorpus(), new CookbookCorpus(), new OidcDocumentCorpus(), new VectorCorpus(),
      new SamlCorpus(), new MetadataCorpus(), new LogoutCorpus());

  @Parameters(paramLabel = "FOLDER", description = "where the cases are; looked through with all its folders")
  private Path folder;

  @Option(names = "--remarks", description = "tell of each case that is not right, or was left out")
  private boolean remarks;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + " is no folder");
    }
    PrintWriter out = spec.commandLine().getOut();
    CorpusFolder corpus = CorpusFolder.open(folder);
    boolean clean = true;
    int total = 0;
    for (Corpus kind : KINDS) {
      for (Tally tally : kind.run(corpus)) {
        print(out, tally);
        clean &= tally.isClean();
        total += tally.total();
      }
    }
    tellTheRest(out, corpus);
    return clean && total > 0 ? 0 : 1;
  }

  private void print(PrintWriter out, Tally tally) {
    out.println(tally);
    tally.broken().forEach(each -> out.println("  " + each));
    if (remarks) {
      tally.remarks().forEach(each -> out.println("  " + each));
    }
  }

  /** Nothing is passed over in silence: neither a line of a manifest nor a file. */
  private static void tellTheRest(PrintWriter out, CorpusFolder corpus) {
    corpus.restOfLines().forEach(line -> out.println(
        "not executed: %s (no case of a known kind)".formatted(line.name())));
    corpus.rest().forEach(file -> out.println(
        "not executed: %s (no case of a known kind, and no case names it)".formatted(corpus.name(file))));
  }
}
