package io.crmkit.examples.churn;

import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Made-up subscribers, of whom it is known why they leave: short tenure, contracts by the month, many tickets, a high price
 * for few logins, and an invoice that is paid by hand. Their names and numbers are nobody's.
 */
final class MadeCustomers {

  static final String TARGET = "left";
  static final String POSITIVE = "yes";

  private static final List<String> NAMES = List.of("customer", "tenure_months", "contract", "plan", "monthly_price",
      "tickets_90_days", "logins_30_days", "payment", "newsletter", TARGET);
  private static final List<String> CONTRACTS = List.of("month", "one year", "two years");
  private static final List<String> PLANS = List.of("basic", "team", "business");
  private static final List<String> PAYMENTS = List.of("card", "debit", "invoice");

  private MadeCustomers() {}

  static Table table(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      cells.add(customer(i, random));
    }
    return Table.of(NAMES, cells);
  }

  private static List<String> customer(int number, SplittableRandom random) {
    int tenure = (int) (72 * random.nextDouble() * random.nextDouble()) + 1;
    int contract = random.nextInt(10) < 5 ? 0 : 1 + random.nextInt(2);
    int plan = random.nextInt(3);
    double price = 20 + 35 * plan + random.nextInt(20);
    int tickets = Math.max(0, (int) (random.nextDouble() * 8 - 4));
    int logins = random.nextInt(30);
    int payment = random.nextInt(3);
    double odds = 0.4 - 0.05 * Math.min(tenure, 40) - 1.3 * contract + 0.5 * tickets + 0.012 * price - 0.06 * logins
        + (payment == 2 ? 0.6 : 0) + (contract == 0 && tickets > 1 ? 0.7 : 0);
    boolean left = random.nextDouble() < Logistic.of(odds);
    return List.of("M-%05d".formatted(number), String.valueOf(tenure), CONTRACTS.get(contract), PLANS.get(plan),
        String.format(Locale.ROOT, "%.2f", price), String.valueOf(tickets), random.nextInt(20) == 0 ? "" : "" + logins,
        PAYMENTS.get(payment), random.nextBoolean() ? "yes" : "no", left ? POSITIVE : "no");
  }
}
