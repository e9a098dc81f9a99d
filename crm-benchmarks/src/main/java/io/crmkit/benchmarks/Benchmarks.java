package io.crmkit.benchmarks;

import io.crmkit.benchmarks.approvals.ApprovalsCommand;
import io.crmkit.benchmarks.churn.ChurnCommand;
import io.crmkit.benchmarks.dedupe.DedupeCommand;
import io.crmkit.benchmarks.dedupe.IndexCommand;
import io.crmkit.benchmarks.forecast.ForecastDistributionCommand;
import io.crmkit.benchmarks.forecast.RollUpCommand;
import io.crmkit.benchmarks.imports.ImportLongCommand;
import io.crmkit.benchmarks.imports.ImportStagingCommand;
import io.crmkit.benchmarks.saml.GarbageCommand;
import io.crmkit.benchmarks.saml.SamlCommand;
import io.crmkit.benchmarks.scoring.ScoringCommand;
import io.crmkit.benchmarks.scoring.TrainingCommand;
import io.crmkit.benchmarks.tokens.TokensCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the whole-job benchmarks. */
@Command(name = "crm-benchmarks", mixinStandardHelpOptions = true,
    subcommands = {ApprovalsCommand.class, RollUpCommand.class, ForecastDistributionCommand.class,
        ImportStagingCommand.class, ImportLongCommand.class, DedupeCommand.class, IndexCommand.class,
        TokensCommand.class, SamlCommand.class, GarbageCommand.class, ScoringCommand.class, TrainingCommand.class,
        ChurnCommand.class},
    description = "Whole-job benchmarks. JMH is started with -cp crm-benchmarks.jar org.openjdk.jmh.Main.")
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmarks()).execute(args));
  }
}
