package io.crmkit.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Main;
import io.crmkit.examples.Ran;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class OptionTypesTest {

  @ParameterizedTest
  @CsvSource({
    "pipeline-forecast --as-of x, 'x' is not a day as year-month-day",
    "pipeline-forecast --as-of 2026-02-30, '2026-02-30' is not a day as year-month-day",
    "import --charset nosuch, 'nosuch' is not an encoding that is known here",
    "import --charset a?b, 'a?b' is not an encoding that is known here",
    "generate-people --records abc, 'abc' is not a whole number",
    "generate-people --seed 1.5, '1.5' is not a whole number",
    "generate-people --damage twice, 'twice' is not a number with a decimal point",
    "dedupe-evaluate --threads 99999999999, '99999999999' is not a whole number of up to nine digits",
    "import --preview=maybe, 'maybe' is not true or false",
    "simulate-approval --pace ann=soon, 'soon' is not a whole number",
    "churn-desk --saves call=much, 'much' is not a number with a decimal point",
    "pipeline-forecast --year-starts Smarch, 'expected one of [JANUARY'",
    "generate-records nosuch, 'expected one of [PAPERS'"
  })
  void answerWithWhatIsAllowed(String words, String answer) {
    Ran ran = Ran.command((Object[]) words.split(" "));

    assertThat(ran.exitCode()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(ran.err()).contains(answer.replaceAll("^'(expected.*)'$", "$1"))
        .doesNotContain("java.", "Exception", "cannot convert", "is not an int", "is not a long", "is not a double");
  }

  @Test
  void areKnownForEveryOption() {
    CommandLine commands = Main.commandLine();
    for (CommandLine command : commands.getSubcommands().values()) {
      for (ArgSpec each : command.getCommandSpec().args()) {
        for (Class<?> type : each.auxiliaryTypes()) {
          assertThat(type.isEnum() || KNOWN.contains(type)).as(each + " of " + command.getCommandName() + ": " + type)
              .isTrue();
        }
      }
    }
  }

  private static final List<Class<?>> KNOWN = List.of(String.class, int.class, Integer.class, long.class, double.class,
      Double.class, boolean.class, java.time.LocalDate.class, java.nio.charset.Charset.class, java.nio.file.Path.class,
      String[].class);
}
