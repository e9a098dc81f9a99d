package io.crmkit.examples.desk;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.expression.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** A deal that was won, with the list price of what was sold. */
record Deal(
    String id, String agent, String product, String account, LocalDate closed, BigDecimal listPrice, BigDecimal price) {

  static final String ENTITY_TYPE = "deal";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  ApprovalId approvalId() {
    return new ApprovalId(id);
  }

  /** How far below list price it closed, in percent with two decimals (half up); negative if above. */
  BigDecimal discountPercent() {
    return listPrice.subtract(price).multiply(HUNDRED).divide(listPrice, 2, RoundingMode.HALF_UP);
  }

  Subject subject() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("agent", Value.of(agent));
    fields.put("product", Value.of(product));
    fields.put("account", account.isEmpty() ? Value.ABSENT : Value.of(account));
    fields.put("closed", Value.of(closed));
    fields.put("list_price", Value.of(listPrice));
    fields.put("price", Value.of(price));
    fields.put("discount_percent", Value.of(discountPercent()));
    return new Subject(ENTITY_TYPE, id, new Value.Fields(fields));
  }
}
