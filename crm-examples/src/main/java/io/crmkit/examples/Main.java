package io.crmkit.examples;

import io.crmkit.core.RefusedException;
import io.crmkit.examples.approvals.SimulateApprovalCommand;
import io.crmkit.examples.churn.ChurnDeskCommand;
import io.crmkit.examples.churn.ChurnEvaluateCommand;
import io.crmkit.examples.command.OptionTypes;
import io.crmkit.examples.content.DraftContentCommand;
import io.crmkit.examples.dedupe.CleanContactsCommand;
import io.crmkit.examples.dedupe.DedupeEvaluateCommand;
import io.crmkit.examples.dedupe.GeneratePeopleCommand;
import io.crmkit.examples.dedupe.GenerateRecordsCommand;
import io.crmkit.examples.desk.DiscountDeskCommand;
import io.crmkit.examples.forecast.ForecastCommand;
import io.crmkit.examples.imports.ImportCommand;
import io.crmkit.examples.outlook.ForecastBacktestCommand;
import io.crmkit.examples.pipeline.PipelineForecastCommand;
import io.crmkit.examples.portal.SsoPortalCommand;
import io.crmkit.examples.sentiment.SentimentEvaluateCommand;
import io.crmkit.examples.series.SeriesEvaluateCommand;
import io.crmkit.examples.sso.SsoCorpusCommand;
import io.crmkit.examples.win.WinProbabilityCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Starts one of the examples; exits 0 only on success. */
@Command(
    name = "crm-examples",
    description = "Runnable hosts of the crmkit engines.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DiscountDeskCommand.class, SimulateApprovalCommand.class, ForecastCommand.class, PipelineForecastCommand.class,
      SeriesEvaluateCommand.class, WinProbabilityCommand.class, ForecastBacktestCommand.class,
      GeneratePeopleCommand.class, GenerateRecordsCommand.class, ImportCommand.class, DedupeEvaluateCommand.class,
      CleanContactsCommand.class, ChurnDeskCommand.class, ChurnEvaluateCommand.class, DraftContentCommand.class,
      SsoCorpusCommand.class, SsoPortalCommand.class, SentimentEvaluateCommand.class, HelpCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ENGLISH); // figures read the same wherever this runs
    System.exit(commandLine().execute(args));
  }

  /** Returns the commands, for whoever wants to run them without ending the process. */
  public static CommandLine commandLine() {
    return OptionTypes.of(new CommandLine(new Main()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println(command.getColorScheme().errorText(message(failure)));
          return command.getCommandSpec().exitCodeOnExecutionException();
        });
  }

  /** What a person at the terminal can act on: bad input says what is wrong with it, all else says what failed. */
  private static String message(Exception failure) {
    if (failure instanceof RefusedException refused) {
      return refused.refusal().message();
    }
    if (failure instanceof UncheckedIOException wrapped) {
      return message(Objects.requireNonNull(wrapped.getCause()));
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing(missing);
    }
    if (failure instanceof NotDirectoryException file) {
      return "%s is no folder".formatted(file.getFile());
    }
    if (failure instanceof FileAlreadyExistsException file) {
      return "%s is there already and is no folder".formatted(file.getFile());
    }
    if (failure instanceof AccessDeniedException closed) {
      return "Nobody here may read or write %s".formatted(closed.getFile());
    }
    if (failure instanceof IOException) {
      return "Cannot read or write: " + failure.getMessage();
    }
    return failure.toString();
  }

  /** A file that is to be written is missing only if its folder is. */
  private static String missing(NoSuchFileException missing) {
    Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
    if (missing.getReason() != null) {
      return String.valueOf(missing.getMessage());
    }
    return folder == null || Files.isDirectory(folder)
        ? "There is no file " + missing.getFile()
        : "There is no folder %s for %s".formatted(folder, missing.getFile());
  }
}
