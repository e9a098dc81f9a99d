package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.Asking;
import io.crmkit.dedupe.ask.Estimate;
import io.crmkit.dedupe.ask.RowNames;
import io.crmkit.dedupe.ask.json.AnswersJson;
import io.crmkit.dedupe.ask.model.AnswerSheet;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Contradiction;
import io.crmkit.dedupe.ask.model.Question;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of a command that asks people, and learns from what they answered. */
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
final class Questioning {

  @Option(
      names = "--questions-out", paramLabel = "questions.json",
      description = "write the pairs whose answers would help most, to be answered in that file and given to --answers;"
          + " what is answered in it already is learned from and stays")
  private @Nullable Path sheet;

  @Option(
      names = "--questions", paramLabel = "N", defaultValue = "20",
      description = "how many pairs to ask about, if as many are worth it (default: ${DEFAULT-VALUE})")
  private int most;

  @Option(
      names = "--answers", paramLabel = "answers.json",
      description = "what was answered to questions of an earlier run over the same files")
  private @Nullable Path answers;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** How rows match by the answers there are, and what to ask next. */
  record Asked(Matching matching, List<Question> questions, @Nullable Estimate estimate) {

    static Asked nothing(Matching matching) {
      return new Asked(matching, List.of(), null);
    }
  }

  /** Learns from the answers, if there are any, and asks further questions, if they are wanted. */
  Asked ask(Matching first, RowNames names) throws IOException {
    if (sheet == null && answers == null) {
      return Asked.nothing(first);
    }
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--questions must be 1 or more but was " + most);
    }
    AnswerSheet before = read();
    Answers answered = before.answered();
    Matching matching = Asking.of(first, names).learn(answered);
    List<Question> next = sheet == null ? List.of() : Asking.of(matching, names).next(answered, most);
    if (sheet != null) {
      WholeFile.write(sheet, AnswersJson.write(before.asking(next)));
    }
    Estimate estimate = Estimate.of(matching, answered, names);
    show(answered, names, next, estimate);
    return new Asked(matching, next, estimate);
  }

  private AnswerSheet read() throws IOException {
    AnswerSheet written = sheet != null && Files.exists(sheet) ? read(sheet) : AnswerSheet.none();
    if (answers == null) {
      return written;
    }
    AnswerSheet given = read(answers);
    if (!given.answered().answers().containsAll(written.answered().answers())) {
      throw new ParameterException(spec.commandLine(),
          "%s has answers that %s has not; give it to --answers, or write the questions to another file"
              .formatted(sheet, answers));
    }
    return given;
  }

  private static AnswerSheet read(Path file) throws IOException {
    AnswerSheet read = Refused.unlessValid(AnswersJson.readSheet(Source.file(file).text()), file);
    List<Contradiction> wrong = read.answered().contradictions();
    if (!wrong.isEmpty()) {
      throw Problems.refused(file.toString(), "contradiction", wrong.get(0).message());
    }
    return read;
  }

  private void show(Answers answered, RowNames names, List<Question> next, Estimate estimate) {
    PrintWriter out = spec.commandLine().getOut();
    long unknown = answered.answers().stream()
        .filter(each -> names.row(each.left()).isEmpty() || names.row(each.right()).isEmpty()).count();
    if (unknown > 0) {
      out.printf("%d answers are about rows that are not there, and are passed over%n", unknown);
    }
    out.printf("answers=%d questions=%d%s%n", answered.answers().size() - unknown, next.size(),
        sheet == null ? "" : " in " + sheet);
    out.printf("estimated precision=%s recall=%s%n", estimate.precision(), estimate.recall());
    out.flush();
  }
}
