package io.crmkit.examples.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChurnDeskTest {

  @TempDir
  private Path folder;

  @Test
  void goesFromATableToLettersAndAReport() throws IOException {
    Path report = folder.resolve("desk/churn.html");
    Ran ran = Ran.command("churn-desk", "--report", report, "--letters", 2, "--fixed", "plan");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(figure(ran, "customers")).isEqualTo(2000);
    assertThat(figure(ran, "at_risk")).isEqualTo(figure(ran, "offers") + figure(ran, "left_alone"));
    assertThat(figure(ran, "letters")).isEqualTo(2);
    assertThat(figure(ran, "auc")).isBetween(0.78, 0.95);
    assertThat(Files.readString(report)).contains("ROC curve", "Precision and recall", "Reliability diagram",
        "What fields do to customers", "From the base to this customer", "Hello M-", "customer (identifier)",
        "2,000 scores are stored", "version 1")
        .doesNotContain("NaN", "Infinity", "plan -&gt;");
  }

  @Test
  void offersNoMoreCallsThanSomebodyCanMake() throws IOException {
    Path report = folder.resolve("churn.html");
    Path actions = Files.writeString(folder.resolve("actions.json"), """
        {"version": 1, "actions": [{"id": "call", "name": "a call", "channel": "phone", "valid_for": "P7D",
          "complete_within": "P30D", "margin": "EUR 400.00", "cost": "EUR 1.00", "needs": {"callers": 1}}],
         "pools": [{"id": "callers", "capacity": 5, "period": "P7D"}]}""");
    StringBuilder rows = new StringBuilder("logins,plan,left\n");
    for (int i = 0; i < 300; i++) {
      rows.append(i * 7 % 31).append(i % 4 == 0 ? ",basic" : ",team").append(i * 13 % 31 < i % 10 ? ",yes\n" : ",no\n");
    }
    Ran ran = Ran.command("churn-desk", "--report", report, "--actions", actions, "--data",
        Files.writeString(folder.resolve("c.csv"), rows));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(figure(ran, "offers")).isBetween(1.0, 5.0);
    assertThat(figure(ran, "letters")).isZero();
  }

  @Test
  void learnsNothingOfATableThatKnowsTheOutcome() throws IOException {
    StringBuilder rows = new StringBuilder("tenure,cancelled_on,left\n");
    for (int i = 0; i < 300; i++) {
      rows.append(i * 7 % 61).append(i % 3 == 0 ? ",2024-05-01,yes\n" : ",,no\n");
    }
    Ran ran = Ran.command("churn-desk", "--report", folder.resolve("r.html"), "--data",
        Files.writeString(folder.resolve("c.csv"), rows));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("cancelled_on").doesNotContain("Exception");
    assertThat(folder.resolve("r.html")).doesNotExist();
  }

  @Test
  void saysWhichCostsNeverPay() {
    Ran ran = Ran.command("churn-desk", "--acting", "EUR 500.00", "--report", folder.resolve("r.html"));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("acting for EUR 500.00 never pays").doesNotContain("Exception");
  }

  private static double figure(Ran ran, String name) {
    Matcher figure = Pattern.compile("\\b" + name + "=([0-9.]+)").matcher(ran.lastLine());
    assertThat(figure.find()).as(ran.out()).isTrue();
    return Double.parseDouble(figure.group(1));
  }
}
